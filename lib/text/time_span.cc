#include "text/time_span.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "text/ascii.h"

namespace contract::internal {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};

constexpr std::array<Unit, 6> kUnits{
    {{"w", 604'800'000}, {"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}}};

}  // namespace

std::optional<TimeSpan> parse_time_span(std::string_view text) {
  constexpr std::size_t kMostDigits = 10;  // so many weeks still fit
  const auto unit_begin = std::ranges::find_if_not(text, is_ascii_digit);
  const auto digits = static_cast<std::size_t>(unit_begin - text.begin());
  if (digits == 0 || digits > kMostDigits) return std::nullopt;
  const auto* const unit = std::ranges::find(kUnits, text.substr(digits), &Unit::name);
  if (unit == kUnits.end()) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  return TimeSpan{.milliseconds = number * unit->milliseconds};
}

std::string to_string(TimeSpan span) {
  assert(span.milliseconds >= 0 && "a span is a length");
  std::string text;
  std::int64_t left = span.milliseconds;
  for (const Unit& unit : kUnits) {
    const std::int64_t count = left / unit.milliseconds;
    left %= unit.milliseconds;
    const bool is_second = !text.empty();
    if (count != 0) text += (is_second ? " " : "") + std::to_string(count) + std::string(unit.name);
    if (is_second) break;
  }
  return text.empty() ? "0ms" : text;
}

}  // namespace contract::internal
