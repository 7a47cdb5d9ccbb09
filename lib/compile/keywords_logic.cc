// Keywords that apply other schemas to the same value.
#include <string>

#include "compile/choice.h"
#include "compile/keywords.h"
#include "document/writer.h"

namespace contract::internal {
namespace {

// The schemas of a non-empty array under `keyword`; complains otherwise.
std::vector<SchemaRef> branches_of(Builder& builder, const SchemaRef& schema, std::string_view keyword) {
  const Value operand = *schema.keyword(keyword);
  std::vector<SchemaRef> branches;
  if (!builder.expect(Kind::Array, schema, keyword, operand)) return branches;
  if (operand.size() == 0) builder.complain(schema, operand, "`" + std::string(keyword) + "` lists no schema");
  for (const Value item : operand.items()) branches.push_back(builder.child(schema, item));
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

void call_referenced(Builder& builder, const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (const std::optional<BlockId> block = builder.referenced(schema, keyword, operand)) {
    builder.emit(Op::Call, schema, keyword, static_cast<std::uint32_t>(*block));
  }
}

}  // namespace

void compile_reference(Builder& builder, const SchemaRef& schema) {
  call_referenced(builder, schema, "$ref", *schema.schema.find("$ref"));
}

void compile_dynamic_reference(Builder& builder, const SchemaRef& schema) {
  if (const auto operand = schema.keyword("$dynamicRef")) call_referenced(builder, schema, "$dynamicRef", *operand);
  if (const auto operand = schema.keyword("$recursiveRef")) {
    if (operand->is(Kind::String) && operand->string() != "#") {
      builder.complain(schema, *operand, "`$recursiveRef` is " + to_json_excerpt(*operand) + "; it must be \"#\"");
      return;
    }
    call_referenced(builder, schema, "$recursiveRef", *operand);
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
  const BlockId block = builder.child_block(schema, *schema.keyword("not"));
  builder.emit(Op::Not, schema, "not", static_cast<std::uint32_t>(block));
}

void compile_if(Builder& builder, const SchemaRef& schema) {
  Condition condition{.condition = builder.child_block(schema, *schema.keyword("if"))};
  if (const auto then = schema.keyword("then")) condition.then = builder.child_block(schema, *then);
  if (const auto otherwise = schema.keyword("else")) condition.otherwise = builder.child_block(schema, *otherwise);
  builder.emit(Op::If, schema, "if", append(builder.program().conditions, condition));
}

}  // namespace contract::internal
