#include "schema/vocabulary.h"

#include <array>

#include "document/pointer.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

constexpr bool In = true;
constexpr bool Out = false;

constexpr std::array kKeywords{
#define KEYWORD(name, first, last, openapi30, vocabulary, takes, holds) \
  KeywordInfo{name, Dialect::first, Dialect::last, openapi30, Vocabulary::vocabulary, Takes::takes, Holds::holds},
#include "schema/vocabulary.def"
#undef KEYWORD
};

// Open addressing over the names: every member of every schema is looked up here.
class KeywordTable {
 public:
  constexpr KeywordTable() {
    slots_.fill(kEmpty);
    for (std::size_t i = 0; i < kKeywords.size(); ++i) {
      std::size_t at = slot_of(kKeywords[i].name);
      while (slots_[at] != kEmpty) at = (at + 1) % kSlots;
      slots_[at] = static_cast<std::uint8_t>(i);
    }
  }

  constexpr const KeywordInfo* find(std::string_view name) const {
    if (name.empty()) return nullptr;
    for (std::size_t at = slot_of(name); slots_[at] != kEmpty; at = (at + 1) % kSlots) {
      if (kKeywords[slots_[at]].name == name) return &kKeywords[slots_[at]];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 256;
  static constexpr std::uint8_t kEmpty = 255;
  static_assert(kKeywords.size() < kSlots / 2);

  static constexpr std::size_t slot_of(std::string_view name) {
    const auto byte = [name](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(name[at])); };
    return (name.size() * 37 + byte(0) * 5 + byte(name.size() / 2) * 17 + byte(name.size() - 1)) % kSlots;
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr KeywordTable kTable;

bool is_schema(Value value) {
  return value.is(Kind::Object) || value.is(Kind::Boolean);
}

// Calls `add` with each subschema under a keyword, and the member or the index that leads to it from there.
template <typename Add>
void for_each_child(const KeywordInfo& info, Value value, Add add) {
  const auto add_items = [&] {
    std::size_t index = 0;
    for (const Value item : value.items()) {
      if (is_schema(item)) add(item, std::nullopt, index);
      ++index;
    }
  };
  switch (info.holds) {
    case Holds::None: return;
    case Holds::Schema:
      if (is_schema(value)) add(value, std::nullopt, std::nullopt);
      return;
    case Holds::Array:
      if (value.is(Kind::Array)) add_items();
      return;
    case Holds::Map:
    case Holds::MapOrNames:
      if (!value.is(Kind::Object)) return;
      for (const Member& member : value.members()) {
        if (is_schema(member.value)) add(member.value, member.key.string(), std::nullopt);
      }
      return;
    case Holds::Either:
      if (value.is(Kind::Array)) {
        add_items();
      } else if (is_schema(value)) {
        add(value, std::nullopt, std::nullopt);
      }
      return;
  }
}

template <typename Known, typename Add>
void for_each_child(Value schema, const Known& known_in, Add add) {
  if (!schema.is(Kind::Object)) return;
  for (const Member& member : schema.members()) {
    const KeywordInfo* info = keyword(member.key.string(), known_in);
    if (info == nullptr || info->holds == Holds::None) continue;
    for_each_child(*info, member.value,
                   [&](Value child, std::optional<std::string_view> name, std::optional<std::size_t> index) {
                     add(*info, child, name, index);
                   });
  }
}

}  // namespace

std::span<const KeywordInfo> all_keywords() {
  return kKeywords;
}

const KeywordInfo* keyword(std::string_view name) {
  return kTable.find(name);
}

std::size_t keyword_number(const KeywordInfo& info) {
  return static_cast<std::size_t>(&info - kKeywords.data());
}

const KeywordInfo* keyword(std::string_view name, Dialect dialect) {
  const KeywordInfo* found = keyword(name);
  return found != nullptr && found->is_in(dialect) ? found : nullptr;
}

const KeywordInfo* keyword(std::string_view name, const Language& language) {
  const KeywordInfo* found = keyword(name);
  return found != nullptr && found->is_in(language) ? found : nullptr;
}

std::string misspelt_keyword(std::string_view name, const Language& language) {
  // A name of another draft is known to its reader, and a short name is close to everything.
  constexpr std::size_t kShortest = 4;
  if (name.starts_with("x-") || name.size() < kShortest || keyword(name) != nullptr) return {};
  std::vector<std::string_view> candidates;
  for (const KeywordInfo& info : kKeywords) {
    if (info.is_in(language)) candidates.push_back(info.name);
  }
  return nearest(name, candidates);
}

bool hides_siblings(Value schema, Dialect dialect) {
  return dialect <= Dialect::Draft7 && schema.find("$ref").has_value();
}

std::vector<ChildSchema> subschemas(Value schema, Dialect dialect) {
  std::vector<ChildSchema> children;
  for_each_child(schema, dialect,
                 [&](const KeywordInfo& info, Value child, std::optional<std::string_view> name,
                     std::optional<std::size_t> index) {
                   std::string path;
                   append_token(path, info.name);
                   if (name) append_token(path, *name);
                   if (index) append_index(path, *index);
                   children.push_back({.schema = child, .path = std::move(path)});
                 });
  return children;
}

void add_subschemas(Value schema, const Language& language, std::vector<Value>& children) {
  for_each_child(schema, language,
                 [&](const KeywordInfo&, Value child, std::optional<std::string_view>, std::optional<std::size_t>) {
                   children.push_back(child);
                 });
}

}  // namespace contract::internal
