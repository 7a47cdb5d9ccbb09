// Verdicts about IP addresses in one pass; what is less usual is left to the exact code.
#include <algorithm>

#include "text/ascii.h"
#include "text/ip_address.h"
#include "text/shift_automaton.h"

namespace contract::internal {
namespace {

enum State : unsigned {
  kRefused = ShiftAutomaton::kRefused,
  kStart,    // of a number
  kTwo,      // 2, which 0 to 5 can follow before another digit
  kTwoFive,  // 25
  kOne,      // 1
  kHigh,     // 3 to 9
  kLast,     // one digit can follow
  kWhole,    // none can
};

constexpr ShiftAutomaton number_automaton() {
  ShiftAutomaton automaton;
  automaton.on("0", kStart, kWhole).on("1", kStart, kOne).on("2", kStart, kTwo).on("3456789", kStart, kHigh);
  automaton.on("01234", kTwo, kLast).on("5", kTwo, kTwoFive).on("6789", kTwo, kWhole);
  automaton.on("012345", kTwoFive, kWhole);
  automaton.on(kDigits, kOne, kLast).on(kDigits, kHigh, kWhole).on(kDigits, kLast, kWhole);
  for (const State from : {kTwo, kTwoFive, kOne, kHigh, kLast, kWhole}) automaton.on(".", from, kStart);
  return automaton;
}
constexpr ShiftAutomaton kNumbers = number_automaton();

constexpr std::size_t kLongestIpv4 = 15;  // 255.255.255.255

// Whether it is eight groups, or fewer and one "::". Addresses that end in an ipv4 address are not looked at.
bool is_plain_ipv6(std::string_view text) {
  unsigned groups = 0;
  unsigned digits = 0;  // of this group
  bool compressed = false;
  std::size_t at = 0;
  if (text.starts_with("::")) {
    compressed = true;
    at = 2;
  }
  const std::size_t start = at;
  for (; at < text.size(); ++at) {
    if (is_hex_digit(text[at])) {
      groups += digits == 0 ? 1 : 0;
      if (++digits > 4) return false;
      continue;
    }
    if (text[at] != ':') return false;
    if (digits == 0 && (compressed || at == start)) return false;
    compressed = compressed || digits == 0;
    digits = 0;
  }
  if (digits == 0 && !text.ends_with("::")) return false;
  return compressed ? groups < 8 : groups == 8;
}

}  // namespace

bool is_ipv4(std::string_view text) {
  if (text.size() > kLongestIpv4 || std::ranges::count(text, '.') != 3) return false;
  const unsigned state = kNumbers.run(text, kStart);
  return state != kRefused && state != kStart;
}

bool is_ipv6(std::string_view text) {
  return is_plain_ipv6(text) || ipv6_problem(text).empty();
}

}  // namespace contract::internal
