// What numbers of a shape must be, as one rule for each number of decimals.
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>

#include "compile/shape_builder.h"
#include "program/number_rule.h"

namespace contract::internal {
namespace {

__extension__ using Wide = __int128;  // holds a mantissa times the greatest power below

constexpr std::int64_t kGreatest = 1'000'000'000'000'000'000;  // greater than every mantissa
constexpr std::int32_t kGreatestPower = 18;

std::int64_t power_of_ten(std::int32_t exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// A bound between mantissas: the next ones below and above, and it itself if it is one.
struct Bounds {
  std::int64_t floor;
  std::int64_t ceiling;
};

// mantissa * 10^exponent.
Bounds bounds_at(std::int64_t mantissa, std::int32_t exponent) {
  if (mantissa == 0) return {.floor = 0, .ceiling = 0};
  if (exponent > kGreatestPower) mantissa = mantissa < 0 ? -kGreatest : kGreatest;
  if (exponent >= 0) {
    const Wide exact = Wide{mantissa} * power_of_ten(std::min(exponent, kGreatestPower));
    const auto within = static_cast<std::int64_t>(std::clamp(exact, Wide{-kGreatest}, Wide{kGreatest}));
    return {.floor = within, .ceiling = within};
  }
  if (exponent < -kGreatestPower) return {.floor = mantissa < 0 ? -1 : 0, .ceiling = mantissa < 0 ? 0 : 1};
  const std::int64_t power = power_of_ten(-exponent);
  const std::int64_t quotient = mantissa / power;
  const std::int64_t rest = mantissa % power;
  return {.floor = quotient - (rest < 0 ? 1 : 0), .ceiling = quotient + (rest > 0 ? 1 : 0)};
}

// Of which mantissas have to be a multiple, to be one of mantissa * 10^exponent.
std::int64_t step_at(std::int64_t mantissa, std::int32_t exponent) {
  if (exponent >= 0) return bounds_at(mantissa, exponent).floor;
  // A mantissa times 2^n * 5^n is a multiple, so the step may lack that many factors of either.
  for (const std::int64_t factor : {2, 5}) {
    for (std::int32_t i = 0; i > exponent && mantissa % factor == 0; --i) mantissa /= factor;
  }
  return mantissa;
}

// Nothing but zero is a multiple of what is greater than every mantissa.
std::int64_t common_multiple(std::int64_t a, std::int64_t b) {
  const Wide multiple = Wide{a} / std::gcd(a, b) * b;
  return static_cast<std::int64_t>(std::min(multiple, Wide{kGreatest}));
}

class RuleWriter {
 public:
  RuleWriter(const ShapeProgram& shapes, bool whole) : shapes_(shapes), whole_(whole) {}

  // Nothing if there is a test that the rule cannot say.
  std::optional<NumberRule> rule(std::uint32_t sequence) const {
    NumberRule rule;
    for (std::size_t decimals = 0; decimals < NumberRule::kScales; ++decimals) {
      if (!fill(rule.scales[decimals], sequence, static_cast<std::int32_t>(decimals))) return std::nullopt;
    }
    return rule;
  }

 private:
  bool fill(NumberRule::Scale& scale, std::uint32_t sequence, std::int32_t decimals) const {
    std::int64_t step = whole_ ? power_of_ten(decimals) : 1;
    for (std::uint32_t at = sequence; at != kNone && shapes_.tests[at].test != Test::End; ++at) {
      const Test test = shapes_.tests[at].test;
      if (test < Test::Minimum || test > Test::MultipleOf) return false;
      const Decimal& operand = shapes_.numbers[shapes_.tests[at].a].decimal;
      if (!operand.fits) return false;
      const std::int32_t exponent = operand.exponent + decimals;
      const Bounds bounds = bounds_at(operand.mantissa, exponent);
      if (test == Test::Minimum) scale.least = std::max(scale.least, bounds.ceiling);
      if (test == Test::ExclusiveMinimum) scale.least = std::max(scale.least, bounds.floor + 1);
      if (test == Test::Maximum) scale.greatest = std::min(scale.greatest, bounds.floor);
      if (test == Test::ExclusiveMaximum) scale.greatest = std::min(scale.greatest, bounds.ceiling - 1);
      if (test == Test::MultipleOf) {
        if (operand.mantissa <= 0) return false;
        step = common_multiple(step, step_at(operand.mantissa, exponent));
      }
    }
    if (step != 1) scale.ask_multiple_of(static_cast<std::uint64_t>(step));
    return true;
  }

  const ShapeProgram& shapes_;
  bool whole_;
};

// Whether both sequences ask the same.
bool are_equal(const ShapeProgram& shapes, std::uint32_t a, std::uint32_t b) {
  if (a == kNone || b == kNone) return a == b;
  for (;; ++a, ++b) {
    const ScalarTest& one = shapes.tests[a];
    const ScalarTest& other = shapes.tests[b];
    if (one.test != other.test || one.a != other.a || one.b != other.b) return false;
    if (one.test == Test::End) return true;
  }
}

}  // namespace

std::optional<NumberRule> number_rule(const ShapeProgram& shapes, const Shape& shape) {
  const bool whole = (shape.tokens & kAnyNumber) == bit(Token::Integer);
  if ((shape.tokens & bit(Token::Integer)) == 0 || (shape.doubts & kAnyNumber) != 0) return std::nullopt;
  if (!whole && !are_equal(shapes, shape.integers, shape.fractions)) return std::nullopt;
  return RuleWriter(shapes, whole).rule(shape.integers);
}

}  // namespace contract::internal
