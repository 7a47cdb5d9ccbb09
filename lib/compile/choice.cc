#include "compile/choice.h"

#include <map>
#include <string_view>
#include <unordered_set>

namespace contract::internal {
namespace {

// References and allOf are looked through this deep; a choice further down is not worth the search.
constexpr int kLookThrough = 8;

using Demands = std::map<std::string_view, std::vector<std::string_view>>;  // member -> the strings it may be

std::unordered_set<std::string_view> names_in(const std::optional<Value>& list) {
  std::unordered_set<std::string_view> names;
  if (!list || !list->is(Kind::Array)) return names;
  for (const Value item : list->items()) {
    if (item.is(Kind::String)) names.insert(item.string());
  }
  return names;
}

// The strings that `property` accepts, if it accepts nothing else.
std::vector<std::string_view> only_strings(Builder& builder, SchemaRef property) {
  for (int step = 0; step < kLookThrough; ++step) {
    const auto reference = property.schema.find("$ref");
    const bool alone = hides_siblings(property.schema, property.dialect());
    if (const auto value = property.keyword("const"); value && !alone) {
      if (value->is(Kind::String)) return {value->string()};
      return {};
    }
    if (const auto values = property.keyword("enum"); values && !alone && values->is(Kind::Array)) {
      std::vector<std::string_view> strings;
      for (const Value value : values->items()) {
        if (!value.is(Kind::String)) return {};
        strings.push_back(value.string());
      }
      return strings;
    }
    if (!reference || !reference->is(Kind::String)) return {};
    const auto target = builder.look_up(property, reference->string());
    if (!target) return {};
    property = *target;
  }
  return {};
}

void add_demands(Builder& builder, const SchemaRef& schema, Demands& demands) {
  const auto properties = schema.keyword("properties");
  if (!properties || !properties->is(Kind::Object)) return;
  const std::unordered_set<std::string_view> required = names_in(schema.keyword("required"));
  for (const Member& member : properties->members()) {
    const std::string_view name = member.key.string();
    if (!member.value.is(Kind::Object) || !required.contains(name)) continue;
    auto strings = only_strings(builder, builder.child(schema, member.value));
    if (!strings.empty()) demands.emplace(name, std::move(strings));
  }
}

// What a branch demands of its members, its references and allOf looked through.
Demands demands_of(Builder& builder, const SchemaRef& branch) {
  Demands demands;
  std::vector<SchemaRef> waiting{branch};
  for (int step = 0; step < kLookThrough && !waiting.empty(); ++step) {
    const SchemaRef schema = waiting.back();
    waiting.pop_back();
    if (!schema.schema.is(Kind::Object)) continue;
    const auto reference = schema.schema.find("$ref");
    if (reference && reference->is(Kind::String)) {
      if (auto target = builder.look_up(schema, reference->string())) waiting.push_back(std::move(*target));
      if (schema.dialect() <= Dialect::Draft7) continue;
    }
    add_demands(builder, schema, demands);
    if (const auto all = schema.keyword("allOf"); all && all->is(Kind::Array)) {
      for (const Value part : all->items()) waiting.push_back(builder.child(schema, part));
    }
  }
  return demands;
}

// Fills the table if `member` tells all branches apart.
bool try_member(const std::vector<Demands>& demands, std::string_view member, BranchTable& table) {
  NameTable values;
  std::vector<std::uint32_t> branch_of_value;
  for (std::uint32_t branch = 0; branch < demands.size(); ++branch) {
    const auto demand = demands[branch].find(member);
    if (demand == demands[branch].end()) return false;
    for (const std::string_view value : demand->second) {
      const std::uint32_t number = values.add(value);
      if (number == branch_of_value.size()) {
        branch_of_value.push_back(branch);
      } else if (branch_of_value[number] != branch) {
        return false;
      }
    }
  }
  table.chosen = true;
  table.member = member;
  table.values = std::move(values);
  table.branch_of_value = std::move(branch_of_value);
  return true;
}

}  // namespace

void find_choice(Builder& builder, const std::vector<SchemaRef>& branches, BranchTable& table) {
  if (branches.size() < 2) return;
  std::vector<Demands> demands;
  for (const SchemaRef& branch : branches) {
    demands.push_back(demands_of(builder, branch));
    if (demands.back().empty()) return;
  }
  for (const auto& [member, strings] : demands.front()) {
    if (try_member(demands, member, table)) return;
  }
}

}  // namespace contract::internal
