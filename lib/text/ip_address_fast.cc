// Verdicts about IP addresses in one pass; what is less usual is left to the
// exact code.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "text/ip_address.h"
#include "text/shift_automaton.h"
#include "text/wide_hexadecimal.h"

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

// A bit for each character of a text that may be an ipv6 address, the first one
// lowest.
struct Ipv6Bits {
  std::uint64_t digits = 0;
  std::uint64_t colons = 0;

  void look(const char* lane, std::size_t offset) {
    const Bytes16 bytes = load16(lane);
    digits |= std::uint64_t{bits_where(hexadecimal(bytes))} << offset;
    colons |= std::uint64_t{bits_where(equal(bytes, ':'))} << offset;
  }
};

// Whether it is eight groups, or fewer and one "::". Addresses that end in an
// ipv4 address are not looked at. Groups vary in length, so this looks at all
// characters at once: a loop over them would have the processor guess.
bool is_plain_ipv6(std::string_view text) {
  constexpr std::size_t kLane = sizeof(Bytes16);
  constexpr std::size_t kLongest = 39;
  constexpr int kGroups = 8;
  if (text.size() < 2 || text.size() > kLongest) return false;
  Ipv6Bits bits;
  if (text.size() < kLane) {
    std::array<char, kLane> lane{};
    std::ranges::copy(text, lane.begin());
    bits.look(lane.data(), 0);
  } else {
    bits.look(text.data(), 0);
    if (text.size() > 2 * kLane) bits.look(text.data() + kLane, kLane);
    bits.look(text.data() + text.size() - kLane, text.size() - kLane);
  }
  const auto [digits, colons] = bits;
  const std::uint64_t last = std::uint64_t{1} << (text.size() - 1);
  const std::uint64_t pairs = colons & colons >> 1U;  // each at its first colon
  const bool is_known = (digits | colons) == (last << 1U) - 1;
  const bool is_too_long = (digits & digits >> 1U & digits >> 2U & digits >> 3U & digits >> 4U) != 0;
  const bool is_paired_twice = (pairs & (pairs - 1)) != 0;
  // A colon at either end is one of a pair.
  const bool has_open_end = (colons & ~pairs & 1U) != 0 || (colons & ~(pairs << 1U) & last) != 0;
  if (!is_known || is_too_long || is_paired_twice || has_open_end) return false;
  const int groups = std::popcount(digits & ~(digits << 1U));
  return pairs != 0 ? groups < kGroups : groups == kGroups;
}

}  // namespace

bool is_ipv4(std::string_view text) {
  if (text.size() > kLongestIpv4) return false;
  std::array<char, kLongestIpv4 + 1 + ShiftAutomaton::kAhead> room{};
  text.copy(room.data(), kLongestIpv4);
  if (std::popcount(bits_where(equal(load16(room.data()), '.'))) != 3) return false;
  const unsigned state = kNumbers.run_ahead({room.data(), text.size()}, kStart);
  return state != kRefused && state != kStart;
}

bool is_ipv6(std::string_view text) {
  return is_plain_ipv6(text) || ipv6_problem(text).empty();
}

}  // namespace contract::internal
