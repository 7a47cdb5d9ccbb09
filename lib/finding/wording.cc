#include "finding/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "document/pointer.h"
#include "text/printable.h"

namespace contract::internal {
namespace {

// In code points. What facts hold is cut already, but a library user may add findings of his own.
constexpr std::size_t kMaxName = 80;
constexpr std::size_t kMaxValue = 160;
constexpr std::size_t kMaxText = 800;

bool is_index(std::string_view token) {
  return !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string quoted_name(std::string_view name) {
  return '`' + (name.empty() ? std::string("\"\"") : shown_name(name)) + '`';
}

std::string subject(std::string_view pointer, std::string_view root) {
  if (pointer.empty()) return std::string(root);
  // Backwards over indexes to the first token that is a name.
  std::size_t end = pointer.size();
  std::string_view token;
  std::size_t begin = 0;
  do {
    const std::size_t slash = pointer.substr(0, end).rfind('/');
    begin = slash == std::string_view::npos ? 0 : slash + 1;
    token = pointer.substr(begin, end - begin);
    end = begin == 0 ? 0 : begin - 1;
  } while (is_index(token) && end > 0);
  if (is_index(token)) return quoted_name(pointer);
  const std::string_view rest = pointer.substr(begin);
  return quoted_name(rest == token ? unescape_token(token) : std::string(rest));
}

std::string shown_value(std::string_view json) {
  return printable_excerpt(json, kMaxValue);
}

std::string shown_name(std::string_view name) {
  return printable_excerpt(name, kMaxName);
}

std::string shown_text(std::string_view text) {
  return printable_excerpt(text, kMaxText);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, 1, ',');
  return digits;
}

std::string grouped_count(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

std::string with_article(std::string_view noun) {
  // Names in u- are spoken with a consonant: a ulid, a uri, a uuid.
  const bool vowel = !noun.empty() && std::string_view("aeioAEIO").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string with_article(Kind kind) {
  return kind == Kind::Null ? "null" : with_article(to_string(kind));
}

std::string alternatives(TypeSet types) {
  static constexpr std::array kKinds{Kind::String, Kind::Number, Kind::Boolean, Kind::Array, Kind::Object, Kind::Null};
  std::vector<std::string> names;
  for (const Kind kind : kKinds) {
    if (types.has(kind)) names.push_back(with_article(kind));
    if (kind == Kind::Number && types.has_integer() && !types.has(kind)) names.push_back(with_article("integer"));
  }
  return names.empty() ? "nothing" : alternatives(names, names.size());
}

std::string alternatives(std::span<const std::string> values, std::size_t limit) {
  std::string text;
  const std::size_t shown = std::min(values.size(), limit);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == values.size() ? " or " : ", ";
    text += shown_value(values[i]);
  }
  if (shown < values.size()) text += fmt::format(" or one of {} more", values.size() - shown);
  return text;
}

std::string as_clause(std::string_view sentence) {
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  std::string clause(sentence);
  // A word in capitals ("YAML") keeps them.
  const bool capitals = clause.size() > 1 && clause[1] >= 'A' && clause[1] <= 'Z';
  if (!clause.empty() && clause[0] >= 'A' && clause[0] <= 'Z' && !capitals) {
    clause[0] = static_cast<char>(clause[0] - 'A' + 'a');
  }
  return clause;
}

}  // namespace contract::internal
