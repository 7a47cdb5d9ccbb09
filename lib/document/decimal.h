#pragma once
// Exact arithmetic on the decimals that fit into a register: what nearly all numbers in traffic are.
// Those that do not fit say so, and are left to Number.
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/ascii.h"

namespace contract::internal {

// mantissa * 10^exponent; the mantissa has at most 18 digits.
class Decimal {
 public:
  std::int64_t mantissa = 0;
  std::int32_t exponent = 0;
  bool fits = true;              // false: it has more digits, or a larger exponent; the fields above say nothing
  bool is_written_whole = true;  // no fraction and no exponent were written

  // `json` is in JSON's number grammar.
  static Decimal of(std::string_view json);

  // Nothing where the arithmetic would not fit.
  std::optional<std::strong_ordering> compare(const Decimal& other) const {
    if (fits && other.fits && exponent == other.exponent) return mantissa <=> other.mantissa;
    return compare_scaled(other);
  }
  std::optional<bool> is_integer() const {
    if (is_written_whole) return true;
    return is_fraction_zero();
  }
  std::optional<bool> is_multiple_of(const Decimal& step) const;  // `step` is greater than zero

 private:
  std::optional<bool> is_fraction_zero() const;
  std::optional<std::strong_ordering> compare_scaled(const Decimal& other) const;
};

// Reads a number of JSON's grammar (RFC 8259 section 6) that begins at `at` and is followed by some other character
// before the memory ends. Gives the character behind it, or null if it breaks the grammar.
inline const char* scan_decimal(const char* at, Decimal& decimal) {
  constexpr int kMostDigits = 18;
  constexpr std::int32_t kGreatestExponent = 1000;
  const bool negative = *at == '-';
  if (negative) ++at;
  if (!is_ascii_digit(*at)) return nullptr;
  const char* first = at;
  std::uint64_t mantissa = 0;
  for (; is_ascii_digit(*at); ++at) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
  auto digits = at - first;
  if (digits > 1 && *first == '0') return nullptr;
  std::int32_t exponent = 0;
  decimal.is_written_whole = true;
  if (*at == '.') {
    decimal.is_written_whole = false;
    const char* point = at++;
    for (; is_ascii_digit(*at); ++at) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
    const auto decimals = at - point - 1;
    if (decimals == 0) return nullptr;
    if (*first == '0') {  // zeros before the first other digit do not count
      const char* zero = point + 1;
      while (*zero == '0') ++zero;
      digits = at - zero;
    } else {
      digits += decimals;
    }
    exponent = static_cast<std::int32_t>(-decimals);
  }
  decimal.fits = digits <= kMostDigits;
  if (*at == 'e' || *at == 'E') {
    decimal.is_written_whole = false;
    ++at;
    const bool below = *at == '-';
    if (*at == '+' || *at == '-') ++at;
    if (!is_ascii_digit(*at)) return nullptr;
    std::int32_t written = 0;
    for (; is_ascii_digit(*at); ++at) {
      if (written <= kGreatestExponent) written = written * 10 + (*at - '0');
    }
    if (written > kGreatestExponent) decimal.fits = false;
    exponent += below ? -written : written;
  }
  // What overflowed above is only kept where it does not matter.
  decimal.mantissa = decimal.fits ? static_cast<std::int64_t>(mantissa) * (negative ? -1 : 1) : 0;
  decimal.exponent = decimal.fits ? exponent : 0;
  return at;
}

}  // namespace contract::internal
