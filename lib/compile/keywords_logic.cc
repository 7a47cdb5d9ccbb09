// Keywords that apply other schemas to the same value.
#include <string>

#include "compile/choice.h"
#include "compile/keywords.h"
#include "document/pointer.h"

namespace contract::internal {
namespace {

// The schemas of a non-empty array under `keyword`; complains otherwise.
std::vector<SchemaRef> branches_of(Builder& builder, const SchemaRef& schema, std::string_view keyword) {
  const Value operand = *schema.schema.find(keyword);
  std::vector<SchemaRef> branches;
  if (!builder.expect(Kind::Array, schema, keyword, operand)) return branches;
  if (operand.size() == 0) builder.complain(schema, operand, "`" + std::string(keyword) + "` lists no schema");
  for (const Value item : operand.items()) {
    std::string path;
    append_token(path, keyword);
    append_index(path, branches.size());
    branches.push_back(builder.child(schema, item, path));
  }
  return branches;
}

void compile_branches(Builder& builder, const SchemaRef& schema, std::string_view keyword, Op op) {
  const std::vector<SchemaRef> branches = branches_of(builder, schema, keyword);
  if (branches.empty()) return;
  BranchTable table;
  for (const SchemaRef& branch : branches) table.branches.push_back(builder.block_for(branch));
  find_choice(builder, branches, table);
  builder.emit(op, schema, keyword, append(builder.program().branch_tables, std::move(table)));
}

}  // namespace

void compile_reference(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.schema.find("$ref");
  if (!builder.expect(Kind::String, schema, "$ref", operand)) return;
  if (const auto target = builder.referenced(schema, operand)) {
    builder.emit(Op::Call, schema, "$ref", static_cast<std::uint32_t>(builder.block_for(*target)));
  }
}

void compile_dynamic_reference(Builder& builder, const SchemaRef& schema) {
  for (const std::string_view keyword : {"$dynamicRef", "$recursiveRef"}) {
    if (const auto operand = schema.schema.find(keyword)) {
      builder.complain(Code::UnsupportedKeyword, schema, *operand,
                       NameFacts{.name = std::string(keyword), .nearest = {}, .because = {}});
    }
  }
}

void compile_all_of(Builder& builder, const SchemaRef& schema) {
  for (const SchemaRef& branch : branches_of(builder, schema, "allOf")) {
    builder.emit(Op::Call, schema, "allOf", static_cast<std::uint32_t>(builder.block_for(branch)));
  }
}

void compile_any_of(Builder& builder, const SchemaRef& schema) {
  compile_branches(builder, schema, "anyOf", Op::AnyOf);
}

void compile_one_of(Builder& builder, const SchemaRef& schema) {
  compile_branches(builder, schema, "oneOf", Op::OneOf);
}

void compile_not(Builder& builder, const SchemaRef& schema) {
  const BlockId block = builder.child_block(schema, *schema.schema.find("not"), "/not");
  builder.emit(Op::Not, schema, "not", static_cast<std::uint32_t>(block));
}

void compile_if(Builder& builder, const SchemaRef& schema) {
  Condition condition{.condition = builder.child_block(schema, *schema.schema.find("if"), "/if")};
  if (const auto then = schema.schema.find("then")) condition.then = builder.child_block(schema, *then, "/then");
  if (const auto otherwise = schema.schema.find("else")) {
    condition.otherwise = builder.child_block(schema, *otherwise, "/else");
  }
  builder.emit(Op::If, schema, "if", append(builder.program().conditions, condition));
}

}  // namespace contract::internal
