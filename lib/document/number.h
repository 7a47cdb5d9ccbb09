#pragma once
// Exact decimal arithmetic on numbers as written. Nothing is ever rounded to a double, so 1e400,
// ten thousand digits and 0.1 are what they say.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

// A number of JSON's grammar (RFC 8259 section 6), read once: sign, digits without leading or trailing
// zeros, and a decimal exponent. Its value is sign * 0.DIGITS * 10^exponent.
// Exponents are saturated at +-10^18, far beyond any budget, so that 1e999999999999999999999 is still ordered rightly.
class Number {
 public:
  explicit Number(std::string_view json);  // `json` is in JSON's number grammar

  bool is_zero() const { return digits_.empty(); }
  bool is_integer() const;                       // 1.0 and 1e2 are integers (JSON Schema core, 4.2.3)
  std::optional<std::int64_t> to_int64() const;  // if it is an integer that fits
  std::strong_ordering operator<=>(const Number& other) const;
  bool operator==(const Number& other) const;

  // Whether this is an integer multiple of `step`, exactly. `step` is greater than zero.
  bool is_multiple_of(const Number& step) const;

  // Whether a double holds this integer exactly, as readers that use doubles need. False for fractions.
  bool is_safe_integer() const;

  // Equal numbers have equal canonical texts: the key for hashing ("1.0" and "1" are one).
  std::string canonical() const;

 private:
  bool negative_ = false;
  std::string digits_;
  std::int64_t exponent_ = 0;
};

}  // namespace contract::internal
