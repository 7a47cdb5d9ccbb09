// RFC 3339 section 5.6: full-date, full-time, date-time.
#include <array>

#include "format/predicates.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr std::size_t kDateLength = 10;  // 2023-11-07
constexpr std::size_t kTimeLength = 8;   // 05:31:56
constexpr int kMinutesOfDay = 24 * 60;

constexpr bool is_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_ascii_digit(c)) return false;
  }
  return true;
}

constexpr int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int last_day(int year, int month) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month)];
}

std::string_view length_of_month(int year, int month) {
  switch (last_day(year, month)) {
    case 28: return "February has 28 days in this year";
    case 29: return "February has 29 days in this year";
    case 30: return "this month has 30 days";
    default: return "this month has 31 days";
  }
}

// Looks at the first ten bytes; what follows is the caller's.
bool begins_like_date(std::string_view text) {
  return text.size() >= kDateLength && is_digits(text.substr(0, 4)) && text[4] == '-' && is_digits(text.substr(5, 2)) &&
         text[7] == '-' && is_digits(text.substr(8, 2));
}

// Of a text that begins like a date.
std::string_view calendar_problem(std::string_view text) {
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (month < 1 || month > 12) return "months run from 01 to 12";
  if (day < 1) return "days run from 01";
  if (day > last_day(year, month)) return length_of_month(year, month);
  return {};
}

// Minutes that the offset is ahead of UTC go to `minutes`.
std::string_view offset_problem(std::string_view text, int& minutes) {
  minutes = 0;
  if (text.empty()) return "its offset from UTC is missing: Z, or such as +01:00";
  if (text[0] == 'Z' || text[0] == 'z') {
    return text.size() == 1 ? "" : "something follows the Z that ends it";
  }
  if (text[0] != '+' && text[0] != '-') return "after the seconds stands an offset from UTC: Z, or such as +01:00";
  if (text.size() < 6 || !is_digits(text.substr(1, 2)) || text[3] != ':' || !is_digits(text.substr(4, 2))) {
    return "an offset from UTC has the form +01:00";
  }
  if (text.size() > 6) return "something follows the offset that ends it";
  const int hour = number(text.substr(1, 2));
  const int minute = number(text.substr(4, 2));
  if (hour > 23 || minute > 59) return "an offset from UTC is at most 23:59";
  minutes = (text[0] == '+' ? 1 : -1) * (hour * 60 + minute);
  return {};
}

}  // namespace

std::string_view date_problem(std::string_view text) {
  if (!begins_like_date(text)) return "a date has the form 2023-11-07";
  if (const std::string_view problem = calendar_problem(text); !problem.empty()) return problem;
  return text.size() == kDateLength ? "" : "something follows the date";
}

std::string_view time_problem(std::string_view text) {
  if (text.size() < kTimeLength || !is_digits(text.substr(0, 2)) || text[2] != ':' || !is_digits(text.substr(3, 2)) ||
      text[5] != ':' || !is_digits(text.substr(6, 2))) {
    return "a time has the form 05:31:56Z";
  }
  const int hour = number(text.substr(0, 2));
  const int minute = number(text.substr(3, 2));
  const int second = number(text.substr(6, 2));
  if (hour > 23) return "hours run from 00 to 23";
  if (minute > 59) return "minutes run from 00 to 59";
  if (second > 60) return "seconds run from 00 to 59";
  std::size_t at = kTimeLength;
  if (at < text.size() && text[at] == '.') {
    const std::size_t first = ++at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    if (at == first) return "digits follow the point";
  } else if (at < text.size() && text[at] == ',') {
    return "a point, not a comma, stands before a fraction of a second";
  }
  int ahead = 0;
  if (const std::string_view problem = offset_problem(text.substr(at), ahead); !problem.empty()) return problem;
  if (second == 60) {
    const int utc = (hour * 60 + minute - ahead + kMinutesOfDay) % kMinutesOfDay;
    if (utc != kMinutesOfDay - 1) return "a leap second comes at 23:59:60 UTC only";
  }
  return {};
}

std::string_view date_time_problem(std::string_view text) {
  if (!begins_like_date(text)) return "a date-time has the form 2023-11-07T05:31:56Z";
  if (const std::string_view problem = calendar_problem(text); !problem.empty()) return problem;
  if (text.size() == kDateLength) return "its time is missing";
  const char between = text[kDateLength];
  if (between != 'T' && between != 't') return "a T stands between date and time";
  return time_problem(text.substr(kDateLength + 1));
}

}  // namespace contract::internal
