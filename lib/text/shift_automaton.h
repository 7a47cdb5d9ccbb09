#pragma once
// A small automaton over bytes, one shift for each byte of the text.
// The row of a byte holds, for every state, where that state goes: six bits each, which are how far to shift the next
// row. The rows do not depend on the state, so only the shifts wait for each other: one cycle each, where a table of
// states takes five or six.
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace contract::internal {

class ShiftAutomaton {
 public:
  static constexpr unsigned kStates = 10;  // of six bits each
  static constexpr unsigned kRefused = 0;  // nothing leads out of it, and everything that is not said leads into it

  // From state `from`, each byte of `bytes` leads to state `to`.
  constexpr ShiftAutomaton& on(std::string_view bytes, unsigned from, unsigned to) {
    assert(from < kStates && to < kStates);
    for (const char c : bytes) {
      std::uint64_t& row = rows_[static_cast<unsigned char>(c)];
      row &= ~(std::uint64_t{63} << (from * kBits));
      row |= std::uint64_t{to * kBits} << (from * kBits);
    }
    return *this;
  }

  // The state that `text` leads to.
  constexpr unsigned run(std::string_view text, unsigned state) const {
    std::uint64_t shift = state * kBits;
    for (const char c : text) shift = rows_[static_cast<unsigned char>(c)] >> (shift & 63U);
    return static_cast<unsigned>(shift & 63U) / kBits;
  }

  // The same of a text behind whose end kAhead bytes can be read. Texts vary in length, and where a loop ends at each
  // of them the processor guesses wrong; so this goes on to a round number of bytes and takes the state that it came
  // by.
  static constexpr std::size_t kAhead = 16;
  unsigned run_ahead(std::string_view text, unsigned state) const {
    std::uint64_t shift = state * kBits;
    const char* at = text.data();
    const auto step = [&] { shift = rows_[static_cast<unsigned char>(*at++)] >> (shift & 63U); };
    std::size_t left = text.size();
    for (; left >= kAhead; left -= kAhead) {
      for (std::size_t i = 0; i < kAhead; ++i) step();
    }
    std::array<std::uint64_t, kAhead> behind;
    for (std::uint64_t& each : behind) {
      each = shift;
      step();
    }
    return static_cast<unsigned>(behind[left] & 63U) / kBits;
  }

 private:
  static constexpr unsigned kBits = 6;
  std::array<std::uint64_t, 256> rows_{};
};

// Sets of bytes for automata.
inline constexpr std::string_view kDigits = "0123456789";
inline constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace contract::internal
