#pragma once
// Random numbers that are the same on every machine and with every standard library, which those of <random> are not.
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace contract::corpus {

// SplitMix64: one addition and a mix of bits. Good enough for test data, and a seed is all of its state.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31U);
  }

  // From 0 up to, not including, `bound`, which is between 1 and 2^32.
  std::uint64_t below(std::uint64_t bound) {
    assert(bound > 0 && bound <= (std::uint64_t{1} << 32U));
    return ((next() >> 32U) * bound) >> 32U;
  }

  // From `least` to `greatest`, both included.
  std::int64_t between(std::int64_t least, std::int64_t greatest) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(greatest - least) + 1));
  }

  bool chance(unsigned percent) { return below(100) < percent; }

  template <class T, std::size_t size>
  const T& pick(const std::array<T, size>& choices) {
    return choices[below(size)];
  }

  template <class T>
  const T& pick(std::span<const T> choices) {
    return choices[below(choices.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace contract::corpus
