// Keywords that look into objects.
#include <optional>
#include <vector>

#include "compile/keywords.h"

namespace contract::internal {
namespace {

MemberTable::Property& property_named(MemberTable& table, std::string_view name) {
  const std::uint32_t number = table.names.add(name);
  if (number == table.properties.size()) table.properties.emplace_back();
  return table.properties[number];
}

void add_properties(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.keyword("properties");
  if (!operand || !builder.expect(Kind::Object, schema, "properties", *operand)) return;
  table.declares = true;
  for (const Member& member : operand->members()) {
    const BlockId block = builder.child_block(schema, member.value);
    property_named(table, member.key.string()).block = block;
  }
}

void add_patterns(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.keyword("patternProperties");
  if (!operand || !builder.expect(Kind::Object, schema, "patternProperties", *operand)) return;
  for (const Member& member : operand->members()) {
    const BlockId block = builder.child_block(schema, member.value);
    if (const auto pattern = builder.pattern(schema, member.key)) {
      table.patterns.push_back({.pattern = *pattern, .block = block});
    }
  }
}

// A member's own row in the documentation says both its type and that it is required; so where the property has a
// source of its own, that explains why the member may not be missing better than the list of names does.
std::uint32_t origin_of_required(Builder& builder, const SchemaRef& schema, std::optional<Value> property) {
  const bool explains = property && property->is(Kind::Object) && property->find("x-source");
  return builder.origin(schema, "required", explains ? property : std::nullopt);
}

// Where `properties` describe them, the schemas of the members in `table`, by their numbers there.
std::vector<std::optional<Value>> described(const SchemaRef& schema, const MemberTable& table) {
  std::vector<std::optional<Value>> properties(table.properties.size());
  const std::optional<Value> operand = schema.keyword("properties");
  if (!operand || !operand->is(Kind::Object)) return properties;
  for (const Member& member : operand->members()) properties[table.names.find(member.key.string())] = member.value;
  return properties;
}

void add_required(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.keyword("required");
  if (!operand) return;
  const std::vector<std::optional<Value>> properties = described(schema, table);
  for (const std::string_view name : builder.names(schema, "required", *operand)) {
    const std::uint32_t number = table.names.find(name);
    const std::optional<Value> property = number < properties.size() ? properties[number] : std::nullopt;
    property_named(table, name).required = static_cast<std::uint32_t>(table.required.size());
    table.required.push_back({.name = name, .origin = origin_of_required(builder, schema, property)});
  }
}

}  // namespace

void compile_members(Builder& builder, const SchemaRef& schema) {
  MemberTable table;
  add_properties(builder, schema, table);
  add_patterns(builder, schema, table);
  add_required(builder, schema, table);
  if (const std::optional<Value> names = schema.keyword("propertyNames")) {
    table.member_names = builder.child_block(schema, *names);
  }
  std::string_view keyword = "properties";
  if (const std::optional<Value> additional = schema.keyword("additionalProperties")) {
    table.additional = builder.child_block(schema, *additional);
    keyword = "additionalProperties";
  }
  builder.emit(Op::Members, schema, keyword, append(builder.program().member_tables, std::move(table)));
}

void compile_dependencies(Builder& builder, const SchemaRef& schema) {
  for (const std::string_view keyword : {"dependentRequired", "dependentSchemas", "dependencies"}) {
    const std::optional<Value> operand = schema.keyword(keyword);
    // Since 2019-09 `dependencies` is two keywords, but the old one may be kept alive (validation, appendix A): a
    // schema that was carried over should not silently check less.
    const bool old = keyword == "dependencies";
    if (!operand || !builder.expect(Kind::Object, schema, keyword, *operand)) continue;
    for (const Member& member : operand->members()) {
      const bool names = old ? member.value.is(Kind::Array) : keyword == "dependentRequired";
      if (names) {
        Dependency dependency{.member = member.key.string(), .needs = builder.names(schema, keyword, member.value)};
        builder.emit(Op::DependentRequired, schema, keyword,
                     append(builder.program().dependencies, std::move(dependency)));
      } else {
        const BlockId block = builder.child_block(schema, member.value);
        builder.emit(Op::WhenMember, schema, keyword, append(builder.program().names, member.key.string()),
                     static_cast<std::uint32_t>(block));
      }
    }
  }
}

void compile_unevaluated_members(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.keyword("unevaluatedProperties");
  const BlockId block = builder.child_block(schema, operand);
  builder.emit(Op::UnevaluatedMembers, schema, "unevaluatedProperties", static_cast<std::uint32_t>(block));
}

}  // namespace contract::internal
