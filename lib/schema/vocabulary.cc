#include "schema/vocabulary.h"

#include <algorithm>
#include <array>

#include "document/pointer.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

constexpr std::array kKeywords{
#define KEYWORD(name, first, last, holds) KeywordInfo{name, Dialect::first, Dialect::last, Holds::holds},
#include "schema/vocabulary.def"
#undef KEYWORD
};

bool is_schema(Value value) {
  return value.is(Kind::Object) || value.is(Kind::Boolean);
}

void add_children(const KeywordInfo& info, Value value, std::vector<ChildSchema>& children) {
  std::string path;
  append_token(path, info.name);
  const auto add_items = [&] {
    std::size_t index = 0;
    for (const Value item : value.items()) {
      std::string item_path = path;
      append_index(item_path, index++);
      if (is_schema(item)) children.push_back({item, std::move(item_path)});
    }
  };
  const auto add_values = [&] {
    for (const Member& member : value.members()) {
      std::string member_path = path;
      append_token(member_path, member.key.string());
      if (is_schema(member.value)) children.push_back({member.value, std::move(member_path)});
    }
  };
  switch (info.holds) {
    case Holds::None: return;
    case Holds::Schema:
      if (is_schema(value)) children.push_back({value, std::move(path)});
      return;
    case Holds::Array:
      if (value.is(Kind::Array)) add_items();
      return;
    case Holds::Map:
    case Holds::MapOrNames:
      if (value.is(Kind::Object)) add_values();
      return;
    case Holds::Either:
      if (value.is(Kind::Array)) {
        add_items();
      } else if (is_schema(value)) {
        children.push_back({value, std::move(path)});
      }
      return;
  }
}

}  // namespace

std::span<const KeywordInfo> all_keywords() {
  return kKeywords;
}

const KeywordInfo* keyword(std::string_view name, Dialect dialect) {
  const auto* found = std::ranges::find(kKeywords, name, &KeywordInfo::name);
  if (found == kKeywords.end() || dialect < found->first || dialect > found->last) return nullptr;
  return found;
}

std::string misspelt_keyword(std::string_view name, Dialect dialect) {
  // A name of another draft is known to its reader, and a short name is close to everything.
  constexpr std::size_t kShortest = 4;
  if (name.starts_with("x-") || name.size() < kShortest) return {};
  std::vector<std::string_view> candidates;
  for (const KeywordInfo& info : kKeywords) {
    if (info.name == name) return {};
    if (dialect >= info.first && dialect <= info.last) candidates.push_back(info.name);
  }
  return nearest(name, candidates);
}

std::vector<ChildSchema> subschemas(Value schema, Dialect dialect) {
  std::vector<ChildSchema> children;
  if (!schema.is(Kind::Object)) return children;
  for (const Member& member : schema.members()) {
    if (const KeywordInfo* info = keyword(member.key.string(), dialect)) add_children(*info, member.value, children);
  }
  return children;
}

}  // namespace contract::internal
