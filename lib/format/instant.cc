#include "format/instant.h"

#include <fmt/format.h>

#include <chrono>
#include <cstddef>

#include "format/predicates.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kMilliseconds = 1000;
constexpr std::int64_t kNanosecondsOfMillisecond = 1'000'000;

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::uint64_t crockford_value(char c) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  return kDigits.find(ascii_lower(c));
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  if (!date_time_problem(text).empty()) return std::nullopt;
  // 2025-04-15T10:59:58.979493+02:00
  const std::chrono::year_month_day date(std::chrono::year(number(text.substr(0, 4))),
                                         std::chrono::month(static_cast<unsigned>(number(text.substr(5, 2)))),
                                         std::chrono::day(static_cast<unsigned>(number(text.substr(8, 2)))));
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  Instant instant;
  instant.seconds =
      days * 86'400 + number(text.substr(11, 2)) * 3600 + number(text.substr(14, 2)) * 60 + number(text.substr(17, 2));
  std::size_t at = 19;
  if (text[at] == '.') {
    std::uint32_t worth = kNanoseconds / 10;
    for (++at; is_ascii_digit(text[at]); ++at, worth /= 10) {
      instant.nanoseconds += worth * static_cast<std::uint32_t>(text[at] - '0');
    }
  }
  if (text[at] == '+' || text[at] == '-') {
    const int ahead = number(text.substr(at + 1, 2)) * 3600 + number(text.substr(at + 4, 2)) * 60;
    instant.seconds -= text[at] == '+' ? ahead : -ahead;
  }
  return instant;
}

std::optional<Instant> ulid_instant(std::string_view text) {
  if (!ulid_problem(text).empty()) return std::nullopt;
  constexpr std::size_t kTimeLength = 10;
  std::uint64_t milliseconds = 0;
  for (const char c : text.substr(0, kTimeLength)) milliseconds = milliseconds * 32 + crockford_value(c);
  return later({}, {.milliseconds = static_cast<std::int64_t>(milliseconds)});
}

Instant later(Instant instant, TimeSpan by) {
  const std::int64_t nanoseconds = instant.nanoseconds + by.milliseconds % kMilliseconds * kNanosecondsOfMillisecond;
  return {.seconds = instant.seconds + by.milliseconds / kMilliseconds + nanoseconds / kNanoseconds,
          .nanoseconds = static_cast<std::uint32_t>(nanoseconds % kNanoseconds)};
}

TimeSpan distance(Instant a, Instant b) {
  if (a < b) return distance(b, a);
  const std::int64_t nanoseconds = std::int64_t{a.nanoseconds} - std::int64_t{b.nanoseconds};
  // Rounded down, also where the nanoseconds of the later moment are the smaller number.
  const std::int64_t seconds = a.seconds - b.seconds - (nanoseconds < 0 ? 1 : 0);
  const std::int64_t rest = nanoseconds < 0 ? nanoseconds + kNanoseconds : nanoseconds;
  return {.milliseconds = seconds * kMilliseconds + rest / kNanosecondsOfMillisecond};
}

std::string to_string(Instant instant) {
  const std::chrono::sys_seconds time{std::chrono::seconds(instant.seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::int64_t second = (time - day).count();
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600,
                                 second / 60 % 60, second % 60);
  if (instant.nanoseconds != 0) {
    text += fmt::format(".{:09}", instant.nanoseconds);
    while (text.ends_with('0')) text.pop_back();
  }
  return text + 'Z';
}

}  // namespace contract::internal
