#include "text/pattern_repeat.h"

#include <algorithm>

#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr std::uint64_t kMaxRepeatOfPcre2 = 65535;
// Numbers stop growing here, before they would wrap around.
constexpr std::uint64_t kHighestNumber = 1'000'000'000'000'000'000;

std::optional<std::uint64_t> read_number(PatternCursor& cursor) {
  if (!is_ascii_digit(cursor.peek())) return std::nullopt;
  std::uint64_t number = 0;
  while (is_ascii_digit(cursor.peek())) {
    number = std::min(number * 10 + hex_value(cursor.peek()), kHighestNumber);
    cursor.next();
  }
  return number;
}

}  // namespace

std::optional<Repeat> read_braces(PatternCursor& cursor) {
  const std::size_t start = cursor.offset();
  if (const std::optional<std::uint64_t> least = read_number(cursor)) {
    Repeat repeat{.least = *least, .most = *least};
    if (cursor.take(",")) repeat.most = read_number(cursor);
    if (cursor.take("}")) return repeat;
  }
  cursor.back_to(start);
  return std::nullopt;
}

bool sees_repeat_without_least(const PatternCursor& cursor) {
  std::string_view rest = cursor.rest();
  if (!rest.starts_with(',')) return false;
  rest.remove_prefix(1);
  const std::size_t digits = rest.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && rest[digits] == '}';
}

void append_repeated(std::string& text, std::string_view atom, Repeat repeat, std::string_view lazy) {
  text.append(atom);
  if (!repeat.most && repeat.least <= 1) {
    text += repeat.least == 0 ? '*' : '+';
  } else if (repeat.least == 0 && repeat.most == 1) {
    text += '?';
  } else {
    text.append("{").append(std::to_string(repeat.least));
    if (repeat.least != repeat.most) text.append(",").append(repeat.most ? std::to_string(*repeat.most) : "");
    text.append("}");
  }
  text.append(lazy);
}

void append_written_out(std::string& text, std::string_view atom, Repeat repeat, std::string_view lazy) {
  while (repeat.least > kMaxRepeatOfPcre2 && text.size() <= kMaxTranslatedBytes) {
    append_repeated(text, atom, {.least = kMaxRepeatOfPcre2, .most = kMaxRepeatOfPcre2}, lazy);
    repeat.least -= kMaxRepeatOfPcre2;
    if (repeat.most) *repeat.most -= kMaxRepeatOfPcre2;
  }
  while (repeat.most && *repeat.most > kMaxRepeatOfPcre2 && text.size() <= kMaxTranslatedBytes) {
    const std::uint64_t optional = std::min(*repeat.most - repeat.least, kMaxRepeatOfPcre2);
    append_repeated(text, atom, {.least = 0, .most = optional}, lazy);
    *repeat.most -= optional;
  }
  append_repeated(text, atom, repeat, lazy);
}

}  // namespace contract::internal
