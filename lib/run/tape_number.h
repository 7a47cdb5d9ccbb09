#pragma once
// Numbers as the two cursors have them, compared with those of a schema. Nothing where the answer is not certain.
#include <compare>
#include <cstdint>
#include <optional>

#include "document/decimal.h"
#include "program/shape.h"

namespace contract::internal {

inline std::optional<std::strong_ordering> compare(const Decimal& number, const NumberOperand& operand) {
  return number.compare(operand.decimal);
}
inline bool surely_holds(const Decimal& number, const NumberRule& rule) {
  return number.fits && rule.holds(number.mantissa, number.exponent);
}
inline std::optional<bool> multiple_of(const Decimal& number, const NumberOperand& step) {
  return number.is_multiple_of(step.decimal);
}

// What simdjson keeps of a number: an integer, or the nearest double.
struct TapeNumber {
  Decimal integer;  // if it is one and fits
  double rounded = 0;
  bool is_rounded = false;

  std::optional<bool> is_integer() const {
    if (!is_rounded) return true;
    // Of a number with a fraction a double may have none; the other way round it cannot be.
    const bool may_be =
        rounded > 9e15 || rounded < -9e15 || rounded == static_cast<double>(static_cast<std::int64_t>(rounded));
    return may_be ? std::nullopt : std::optional(false);
  }
};

// Whether readers that use doubles surely keep the value of the number, if it is an integer.
inline bool is_surely_precise(const Decimal& number) {
  constexpr std::int64_t kGreatest = std::int64_t{1} << 53U;
  return number.fits && number.exponent <= 0 && number.mantissa <= kGreatest && number.mantissa >= -kGreatest;
}
inline bool is_surely_precise(const TapeNumber& number) {
  return !number.is_rounded && is_surely_precise(number.integer);
}

inline std::optional<std::strong_ordering> compare(const TapeNumber& number, const NumberOperand& operand) {
  if (!number.is_rounded) return number.integer.compare(operand.decimal);
  // Rounding keeps the order, but makes different numbers equal.
  if (number.rounded < operand.rounded) return std::strong_ordering::less;
  if (number.rounded > operand.rounded) return std::strong_ordering::greater;
  return std::nullopt;
}
inline bool surely_holds(const TapeNumber& number, const NumberRule& rule) {
  return !number.is_rounded && surely_holds(number.integer, rule);
}
inline std::optional<bool> multiple_of(const TapeNumber& number, const NumberOperand& step) {
  return number.is_rounded ? std::nullopt : number.integer.is_multiple_of(step.decimal);
}

}  // namespace contract::internal
