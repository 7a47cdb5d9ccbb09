// Keywords that look into arrays.
#include <string>

#include "compile/keywords.h"
#include "document/writer.h"

namespace contract::internal {
namespace {

// The blocks of an array of schemas.
std::vector<BlockId> blocks_of(Builder& builder, const SchemaRef& schema, Value operand) {
  std::vector<BlockId> blocks;
  for (const Value item : operand.items()) blocks.push_back(builder.child_block(schema, item));
  return blocks;
}

// The schemas by position; a list of none is a mistake in every dialect that has them.
std::vector<BlockId> prefix_of(Builder& builder, const SchemaRef& schema, std::string_view keyword, Value operand) {
  if (operand.size() == 0) builder.complain(schema, operand, '`' + std::string(keyword) + "` lists no schema");
  return blocks_of(builder, schema, operand);
}

}  // namespace

void compile_items(Builder& builder, const SchemaRef& schema) {
  ItemTable table;
  std::string_view keyword = "items";
  const std::optional<Value> items = schema.keyword("items");
  const bool is_tuple = items && items->is(Kind::Array);
  if (is_tuple && (schema.dialect() == Dialect::OpenApi30 || schema.dialect() >= Dialect::Draft2020)) {
    const bool newest = schema.dialect() >= Dialect::Draft2020;
    builder.complain(schema, *items, "`items` is " + to_json_excerpt(*items) + "; it must be a schema",
                     newest ? "since draft 2020-12 the schemas of the first items are `prefixItems`" : "");
  } else if (is_tuple) {
    table.prefix = prefix_of(builder, schema, "items", *items);
    if (const std::optional<Value> rest = schema.keyword("additionalItems")) {
      keyword = "additionalItems";
      table.rest = builder.child_block(schema, *rest);
    }
  } else {
    const std::optional<Value> prefix = schema.keyword("prefixItems");
    if (prefix && builder.expect(Kind::Array, schema, "prefixItems", *prefix)) {
      table.prefix = prefix_of(builder, schema, "prefixItems", *prefix);
    }
    if (items) table.rest = builder.child_block(schema, *items);
  }
  if (table.prefix.empty() && table.rest == BlockId::none) return;
  builder.emit(Op::Items, schema, keyword, append(builder.program().item_tables, std::move(table)));
}

void compile_contains(Builder& builder, const SchemaRef& schema) {
  ContainsTable table{.block = builder.child_block(schema, *schema.keyword("contains"))};
  table.min_origin = table.max_origin = builder.origin(schema, "contains");
  if (const std::optional<Value> min = schema.keyword("minContains")) {
    table.min = builder.count(schema, "minContains", *min).value_or(table.min);
    table.min_origin = builder.origin(schema, "minContains");
  }
  if (const std::optional<Value> max = schema.keyword("maxContains")) {
    table.max = builder.count(schema, "maxContains", *max).value_or(table.max);
    table.max_origin = builder.origin(schema, "maxContains");
  }
  table.evaluates = schema.dialect() >= Dialect::Draft2020;
  builder.emit(Op::Contains, schema, "contains", append(builder.program().contains_tables, table));
}

void compile_unevaluated_items(Builder& builder, const SchemaRef& schema) {
  const BlockId block = builder.child_block(schema, *schema.keyword("unevaluatedItems"));
  builder.emit(Op::UnevaluatedItems, schema, "unevaluatedItems", static_cast<std::uint32_t>(block));
}

}  // namespace contract::internal
