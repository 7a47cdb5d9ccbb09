#include "document/decimal.h"

#include <algorithm>
#include <string>

namespace contract::internal {
namespace {

__extension__ using Wide = __int128;  // holds a mantissa times the greatest power below

constexpr std::int32_t kGreatestPower = 18;

constexpr std::array<std::int64_t, kGreatestPower + 1> powers_of_ten() {
  std::array<std::int64_t, kGreatestPower + 1> powers{};
  std::int64_t power = 1;
  for (std::int64_t& each : powers) {
    each = power;
    if (&each != &powers.back()) power *= 10;
  }
  return powers;
}
constexpr auto kPowers = powers_of_ten();

struct Scaled {
  Wide a;
  Wide b;
};

// Both as multiples of one power of ten.
std::optional<Scaled> scaled(const Decimal& a, const Decimal& b) {
  if (!a.fits || !b.fits) return std::nullopt;
  const std::int32_t exponent = std::min(a.exponent, b.exponent);
  if (std::max(a.exponent, b.exponent) - exponent > kGreatestPower) return std::nullopt;
  return Scaled{.a = Wide{a.mantissa} * kPowers[static_cast<std::size_t>(a.exponent - exponent)],
                .b = Wide{b.mantissa} * kPowers[static_cast<std::size_t>(b.exponent - exponent)]};
}

}  // namespace

Decimal Decimal::of(std::string_view json) {
  Decimal decimal;
  const std::string ended(json);  // the scan needs a character behind the number
  scan_decimal(ended.c_str(), decimal);
  return decimal;
}

std::optional<std::strong_ordering> Decimal::compare_scaled(const Decimal& other) const {
  const auto both = scaled(*this, other);
  if (!both) return std::nullopt;
  if (both->a == both->b) return std::strong_ordering::equal;
  return both->a < both->b ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::optional<bool> Decimal::is_fraction_zero() const {
  if (!fits) return std::nullopt;
  if (exponent >= 0 || mantissa == 0) return true;
  if (exponent < -kGreatestPower) return false;  // a mantissa of 18 digits is no multiple of 10^19
  return mantissa % kPowers[static_cast<std::size_t>(-exponent)] == 0;
}

std::optional<bool> Decimal::is_multiple_of(const Decimal& step) const {
  const auto both = scaled(*this, step);
  if (!both || both->b == 0) return std::nullopt;
  return both->a % both->b == 0;
}

}  // namespace contract::internal
