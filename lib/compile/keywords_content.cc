// Keywords about what a string contains (draft 2020-12 validation, section 8). They annotate; only who asks for it has
// them asserted.
#include <string>

#include "compile/keywords.h"

namespace contract::internal {

void compile_content(Builder& builder, const SchemaRef& schema) {
  if (!builder.options().assert_content) return;
  ContentTable table;
  if (const auto encoding = schema.keyword("contentEncoding"); encoding && encoding->is(Kind::String)) {
    table.encoding = encoding->string();
    table.encoding_origin = builder.origin(schema, "contentEncoding");
  }
  if (const auto type = schema.keyword("contentMediaType"); type && type->is(Kind::String)) {
    table.media_type = type->string();
    table.media_type_origin = builder.origin(schema, "contentMediaType");
    if (const auto content = schema.keyword("contentSchema")) {
      table.schema = builder.child_block(schema, *content);
      table.schema_origin = builder.origin(schema, "contentSchema");
    }
  }
  builder.emit(Op::Content, schema, table.encoding.empty() ? "contentMediaType" : "contentEncoding",
               append(builder.program().content_tables, table));
}

}  // namespace contract::internal
