// Keywords that look into arrays.
#include <string>

#include "compile/keywords.h"
#include "document/pointer.h"

namespace contract::internal {
namespace {

// The blocks of an array of schemas under `keyword`.
std::vector<BlockId> blocks_of(Builder& builder, const SchemaRef& schema, std::string_view keyword, Value operand) {
  std::vector<BlockId> blocks;
  for (const Value item : operand.items()) {
    std::string path;
    append_token(path, keyword);
    append_index(path, blocks.size());
    blocks.push_back(builder.child_block(schema, item, path));
  }
  return blocks;
}

}  // namespace

void compile_items(Builder& builder, const SchemaRef& schema) {
  ItemTable table;
  std::string_view keyword = "items";
  const bool tuple_in_items = schema.resource->dialect < Dialect::Draft2020;
  const std::optional<Value> items = schema.schema.find("items");
  if (tuple_in_items && items && items->is(Kind::Array)) {
    table.prefix = blocks_of(builder, schema, "items", *items);
    if (const std::optional<Value> rest = schema.schema.find("additionalItems")) {
      keyword = "additionalItems";
      table.rest = builder.child_block(schema, *rest, "/additionalItems");
    }
  } else {
    const std::optional<Value> prefix = schema.schema.find("prefixItems");
    if (!tuple_in_items && prefix && builder.expect(Kind::Array, schema, "prefixItems", *prefix)) {
      table.prefix = blocks_of(builder, schema, "prefixItems", *prefix);
    }
    if (items) table.rest = builder.child_block(schema, *items, "/items");
  }
  if (table.prefix.empty() && table.rest == BlockId::none) return;
  builder.emit(Op::Items, schema, keyword, append(builder.program().item_tables, std::move(table)));
}

void compile_contains(Builder& builder, const SchemaRef& schema) {
  ContainsTable table{.block = builder.child_block(schema, *schema.schema.find("contains"), "/contains")};
  table.min_origin = table.max_origin = builder.origin(schema, "contains");
  if (schema.resource->dialect >= Dialect::Draft2019) {
    if (const std::optional<Value> min = schema.schema.find("minContains")) {
      table.min = builder.count(schema, "minContains", *min).value_or(table.min);
      table.min_origin = builder.origin(schema, "minContains");
    }
    if (const std::optional<Value> max = schema.schema.find("maxContains")) {
      table.max = builder.count(schema, "maxContains", *max).value_or(table.max);
      table.max_origin = builder.origin(schema, "maxContains");
    }
  }
  table.evaluates = schema.resource->dialect >= Dialect::Draft2020;
  builder.emit(Op::Contains, schema, "contains", append(builder.program().contains_tables, table));
}

void compile_unevaluated_items(Builder& builder, const SchemaRef& schema) {
  const BlockId block = builder.child_block(schema, *schema.schema.find("unevaluatedItems"), "/unevaluatedItems");
  builder.emit(Op::UnevaluatedItems, schema, "unevaluatedItems", static_cast<std::uint32_t>(block));
}

}  // namespace contract::internal
