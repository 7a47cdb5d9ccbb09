// Dates and times eight bytes at once. Digits become their values, and fixed characters zero, by an exclusive or with
// the form "0000-00-00T00:00:00"; one addition then tells whether every byte is within its bounds.
#include <array>
#include <cstdint>

#include "format/fast.h"
#include "format/predicates.h"
#include "text/ascii.h"
#include "text/wide.h"

namespace contract::internal {
namespace {

using Lanes = std::uint64_t;  // eight bytes, the first of the text lowest
constexpr Lanes kHighBits = 0x8080808080808080U;

// Eight characters as lanes.
consteval Lanes lanes_of(std::string_view text) {
  Lanes lanes = 0;
  for (std::size_t i = 8; i-- > 0;) lanes = lanes << 8U | static_cast<unsigned char>(text[i]);
  return lanes;
}

// What may be added to each lane before its high bit says that it is out of bounds: digits go to 9, the rest is zero.
consteval Lanes room_of(std::string_view form) {
  Lanes room = 0;
  for (std::size_t i = 8; i-- > 0;) room = room << 8U | (form[i] == '0' ? 0x7FU - 9U : 0x7FU);
  return room;
}

constexpr bool within(Lanes lanes, Lanes room) {
  // A lane that carries into the next one has its own high bit set before.
  return ((lanes | (lanes + room)) & kHighBits) == 0;
}

// The value of the two digits in the lanes `first` and `first` + 1, of all pairs at once.
constexpr Lanes pairs_of(Lanes digits) {
  return digits * 10 + (digits >> 8U);
}
constexpr unsigned pair(Lanes pairs, unsigned first) {
  return static_cast<unsigned>(pairs >> (8U * first)) & 0xFFU;
}

bool has_day(unsigned century, unsigned year, unsigned month, unsigned day) {
  if (month - 1 > 11 || day == 0) return false;
  if (day <= 28) return true;
  constexpr std::array<unsigned, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && (year != 0 ? year : century) % 4 != 0) return false;
  return day <= kDays[month];
}

// "2023-11-07" at the beginning.
bool begins_with_date(const char* text) {
  constexpr std::string_view kYearMonth = "0000-00-";
  constexpr std::string_view kMonthDay = "00-00-00";  // from the third character on
  const Lanes first = load8(text) ^ lanes_of(kYearMonth);
  const Lanes last = load8(text + 2) ^ lanes_of(kMonthDay);
  if (!within(first, room_of(kYearMonth)) || !within(last, room_of(kMonthDay))) return false;
  const Lanes pairs = pairs_of(last);
  return has_day(pair(pairs_of(first), 0), pair(pairs, 0), pair(pairs, 3), pair(pairs, 6));
}

// "05:31:56" at the beginning; leap seconds are left to the exact code.
bool begins_with_time(const char* text) {
  constexpr std::string_view kForm = "00:00:00";
  const Lanes lanes = load8(text) ^ lanes_of(kForm);
  if (!within(lanes, room_of(kForm))) return false;
  constexpr Lanes kPairs = 0x00FF0000FF0000FFU;
  constexpr Lanes kRoom = (0x7FU - 23U) | Lanes{0x7FU - 59U} << 24U | Lanes{0x7FU - 59U} << 48U;
  return within(pairs_of(lanes) & kPairs, kRoom);
}

// What follows the seconds: "Z", "+01:00", and before them perhaps a fraction.
bool is_plain_end(std::string_view text) {
  if (text.size() > 1 && text[0] == '.' && is_ascii_digit(text[1])) {
    std::size_t end = 2;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    text.remove_prefix(end);
  }
  if (text.size() == 1) return text[0] == 'Z';
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return false;
  const auto digit = [text](std::size_t at) { return static_cast<unsigned>(text[at] - '0'); };
  return digit(1) < 3 && digit(2) < 10 && digit(1) * 10 + digit(2) < 24 && digit(4) < 6 && digit(5) < 10;
}

// "2023-11-07T05:31:56.123456Z", with up to nine digits: whether all from the twentieth byte on is right.
bool ends_with_fraction(std::string_view text) {
  constexpr std::size_t kLane = sizeof(Bytes16);
  constexpr std::size_t kPoint = 19;
  constexpr std::size_t kMostDigits = 9;
  // What stands before the digits does not count; how much that is depends on how many there are.
  static constexpr std::array<char, 2 * kLane> kBefore = [] {
    std::array<char, 2 * kLane> before{};
    for (std::size_t i = 0; i < kLane; ++i) before[i] = '\xFF';
    return before;
  }();
  if (text[kPoint] != '.' || text.back() != 'Z') return false;
  const std::size_t digits = text.size() - kPoint - 2;
  if (digits == 0 || digits > kMostDigits) return false;
  const char* const lane = text.data() + text.size() - 1 - kLane;
  return holds_everywhere(between(load16(lane), '0', '9') | load16(kBefore.data() + digits));
}

}  // namespace

bool is_date(std::string_view text) {
  return text.size() == 10 && begins_with_date(text.data());
}

bool is_time(std::string_view text) {
  if (text.size() >= 9 && begins_with_time(text.data()) && is_plain_end(text.substr(8))) return true;
  return time_problem(text).empty();
}

bool is_date_time(std::string_view text) {
  if (text.size() >= 20 && begins_with_date(text.data()) && text[10] == 'T' && begins_with_time(text.data() + 11) &&
      (ends_with_fraction(text) || is_plain_end(text.substr(19)))) {
    return true;
  }
  return date_time_problem(text).empty();
}

}  // namespace contract::internal
