// Keywords that look into objects.
#include <string>

#include "compile/keywords.h"
#include "document/pointer.h"

namespace contract::internal {
namespace {

std::string path_to(std::string_view keyword, std::string_view name) {
  std::string path;
  append_token(path, keyword);
  append_token(path, name);
  return path;
}

MemberTable::Property& property_named(MemberTable& table, std::string_view name) {
  const std::uint32_t number = table.names.add(name);
  if (number == table.properties.size()) table.properties.emplace_back();
  return table.properties[number];
}

void add_properties(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.schema.find("properties");
  if (!operand || !builder.expect(Kind::Object, schema, "properties", *operand)) return;
  table.declares = true;
  for (const Member& member : operand->members()) {
    const std::string_view name = member.key.string();
    const BlockId block = builder.child_block(schema, member.value, path_to("properties", name));
    property_named(table, name).block = block;
  }
}

void add_patterns(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.schema.find("patternProperties");
  if (!operand || !builder.expect(Kind::Object, schema, "patternProperties", *operand)) return;
  for (const Member& member : operand->members()) {
    const BlockId block = builder.child_block(schema, member.value, path_to("patternProperties", member.key.string()));
    if (const auto pattern = compiled_pattern(builder, schema, member.key)) {
      table.patterns.push_back({.pattern = *pattern, .block = block});
    }
  }
}

// A member's own row in the documentation says both its type and that it is required; so where the property has a
// source of its own, that explains why the member may not be missing better than the list of names does.
std::uint32_t origin_of_required(Builder& builder, const SchemaRef& schema, std::string_view name) {
  const std::uint32_t list = builder.origin(schema, "required");
  const std::optional<Value> properties = schema.schema.find("properties");
  const std::optional<Value> property = properties ? properties->find(name) : std::nullopt;
  if (!property || !property->is(Kind::Object) || !property->find("x-source")) return list;
  const SchemaRef child{.schema = *property, .resource = schema.resource, .pointer = {}};
  const Provenance row = builder.program().origins[builder.origin(child, {})].provenance;
  Origin required = builder.program().origins[list];
  required.provenance = row;
  return append(builder.program().origins, std::move(required));
}

void add_required(Builder& builder, const SchemaRef& schema, MemberTable& table) {
  const std::optional<Value> operand = schema.schema.find("required");
  if (!operand) return;
  for (const std::string_view name : builder.names(schema, "required", *operand)) {
    property_named(table, name).required = static_cast<std::uint32_t>(table.required.size());
    table.required.push_back({.name = name, .origin = origin_of_required(builder, schema, name)});
  }
}

}  // namespace

void compile_members(Builder& builder, const SchemaRef& schema) {
  MemberTable table;
  add_properties(builder, schema, table);
  add_patterns(builder, schema, table);
  add_required(builder, schema, table);
  if (const std::optional<Value> names = schema.schema.find("propertyNames");
      names && schema.resource->dialect >= Dialect::Draft6) {
    table.member_names = builder.child_block(schema, *names, "/propertyNames");
  }
  std::string_view keyword = "properties";
  if (const std::optional<Value> additional = schema.schema.find("additionalProperties")) {
    table.additional = builder.child_block(schema, *additional, "/additionalProperties");
    keyword = "additionalProperties";
  }
  builder.emit(Op::Members, schema, keyword, append(builder.program().member_tables, std::move(table)));
}

void compile_dependencies(Builder& builder, const SchemaRef& schema) {
  for (const std::string_view keyword : {"dependentRequired", "dependentSchemas", "dependencies"}) {
    const std::optional<Value> operand = schema.schema.find(keyword);
    // Since 2019-09 `dependencies` is two keywords, but the old one may be kept alive (validation, appendix A): a
    // schema that was carried over should not silently check less.
    const bool old = keyword == "dependencies";
    if (!operand || (!old && schema.resource->dialect <= Dialect::Draft7)) continue;
    if (!builder.expect(Kind::Object, schema, keyword, *operand)) continue;
    for (const Member& member : operand->members()) {
      const bool names = old ? member.value.is(Kind::Array) : keyword == "dependentRequired";
      if (names) {
        Dependency dependency{.member = member.key.string(), .needs = builder.names(schema, keyword, member.value)};
        builder.emit(Op::DependentRequired, schema, keyword,
                     append(builder.program().dependencies, std::move(dependency)));
      } else {
        const BlockId block = builder.child_block(schema, member.value, path_to(keyword, member.key.string()));
        builder.emit(Op::WhenMember, schema, keyword, append(builder.program().names, member.key.string()),
                     static_cast<std::uint32_t>(block));
      }
    }
  }
}

void compile_unevaluated_members(Builder& builder, const SchemaRef& schema) {
  const Value operand = *schema.schema.find("unevaluatedProperties");
  const BlockId block = builder.child_block(schema, operand, "/unevaluatedProperties");
  builder.emit(Op::UnevaluatedMembers, schema, "unevaluatedProperties", static_cast<std::uint32_t>(block));
}

}  // namespace contract::internal
