#pragma once
// All that the numbers of one shape must be, so that one look at a number is enough: between what they lie and what
// they are a multiple of.
//
// A number is a mantissa and how many decimals it has, and for each number of decimals the bounds and the step are put
// in mantissas beforehand. Nothing is rounded, and nothing is divided.
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace contract::internal {

struct NumberRule {
  static constexpr std::size_t kScales = 19;  // no decimals, to as many as a mantissa has digits

  struct Scale {
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
    // A mantissa is a multiple of the step 2^n * odd if its product with the inverse of `odd` modulo 2^64, rotated by
    // n, is at most `most` (Granlund and Montgomery 1994, section 9).
    std::uint64_t inverse = 1;
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    int rotation = 0;

    void ask_multiple_of(std::uint64_t step);  // greater than zero
  };

  std::array<Scale, kScales> scales{};

  // Whether mantissa * 10^exponent surely holds.
  bool holds(std::int64_t mantissa, std::int32_t exponent) const {
    const auto decimals = static_cast<std::size_t>(-static_cast<std::int64_t>(exponent));
    if (decimals >= kScales) return false;
    const Scale& scale = scales[decimals];
    const auto distance = static_cast<std::uint64_t>(mantissa < 0 ? -mantissa : mantissa);
    return mantissa >= scale.least && mantissa <= scale.greatest &&
           std::rotr(distance * scale.inverse, scale.rotation) <= scale.most;
  }
};

inline void NumberRule::Scale::ask_multiple_of(std::uint64_t step) {
  rotation = std::countr_zero(step);
  const std::uint64_t odd = step >> static_cast<unsigned>(rotation);
  // Newton's method: an odd number is its own inverse in three bits, and each round doubles them.
  inverse = odd;
  for (int bits = 3; bits < 64; bits *= 2) inverse *= 2 - odd * inverse;
  most = std::numeric_limits<std::uint64_t>::max() / step;
}

}  // namespace contract::internal
