#include "document/number.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <system_error>
#include <vector>

namespace contract::internal {
namespace {

__extension__ using Uint128 = unsigned __int128;

constexpr std::int64_t kExponentLimit = 1'000'000'000'000'000'000;
constexpr std::size_t kChunkDigits = 18;  // a remainder below 2^64 times 10^18 plus a chunk stays below 2^128
constexpr std::size_t kLimbDigits = 9;
constexpr std::uint64_t kLimbBase = 1'000'000'000;

[[maybe_unused]] bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// `text` is what follows the "e": an optional sign and digits.
std::int64_t saturated_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), kExponentLimit / 10);
  // Beyond the limit divided by ten one more digit could pass the limit, so everything there counts as the limit.
  if (value == kExponentLimit / 10) value = kExponentLimit;
  return negative ? -value : value;
}

std::uint64_t to_uint64(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

// Little-endian limbs of base 10^9.
using Limbs = std::vector<std::uint64_t>;

Limbs limbs_of(std::string_view digits) {
  Limbs limbs;
  limbs.reserve(digits.size() / kLimbDigits + 1);
  while (!digits.empty()) {
    const std::size_t count = std::min(kLimbDigits, digits.size());
    limbs.push_back(to_uint64(digits.substr(digits.size() - count)));
    digits.remove_suffix(count);
  }
  return limbs;
}

void multiply(Limbs& limbs, std::uint64_t factor) {
  std::uint64_t carry = 0;
  for (std::uint64_t& limb : limbs) {
    const std::uint64_t product = limb * factor + carry;
    limb = product % kLimbBase;
    carry = product / kLimbBase;
  }
  if (carry != 0) limbs.push_back(carry);
}

// Whether the `divisor.size() + 1` limbs of `window` are at least `divisor`.
bool reaches(const Limbs& window, const Limbs& divisor) {
  if (window.back() != 0) return true;
  for (std::size_t i = divisor.size(); i-- > 0;) {
    if (window[i] != divisor[i]) return window[i] > divisor[i];
  }
  return true;
}

// window -= divisor * factor; the result is not negative.
void subtract(Limbs& window, const Limbs& divisor, std::uint64_t factor) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < window.size(); ++i) {
    const std::uint64_t taken = (i < divisor.size() ? divisor[i] * factor : 0) + borrow;
    borrow = taken / kLimbBase;
    const std::uint64_t low = taken % kLimbBase;
    if (window[i] >= low) {
      window[i] -= low;
    } else {
      window[i] += kLimbBase - low;
      ++borrow;
    }
  }
  assert(borrow == 0 && "the estimate of a quotient limb never exceeds it");
}

// Schoolbook division, keeping the remainder only.
bool divides(Limbs divisor, Limbs value) {
  // With a leading limb of at least half the base, the estimate below misses by a few units at most. Scaling both
  // sides leaves divisibility as it is.
  const std::uint64_t scale = kLimbBase / (divisor.back() + 1);
  multiply(divisor, scale);
  multiply(value, scale);
  Limbs window(divisor.size() + 1, 0);
  for (std::size_t i = value.size(); i-- > 0;) {
    std::rotate(window.begin(), window.end() - 1, window.end());
    window.front() = value[i];
    const std::uint64_t leading = window.back() * kLimbBase + window[window.size() - 2];
    subtract(window, divisor, leading / (divisor.back() + 1));
    while (reaches(window, divisor)) subtract(window, divisor, 1);
  }
  return std::ranges::all_of(window, [](std::uint64_t limb) { return limb == 0; });
}

// The same for a divisor of one machine word: one pass over the digits.
bool divides(std::uint64_t divisor, std::string_view digits) {
  std::uint64_t remainder = 0;
  while (!digits.empty()) {
    const std::string_view chunk = digits.substr(0, kChunkDigits);
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < chunk.size(); ++i) power *= 10;
    remainder = static_cast<std::uint64_t>((Uint128{remainder} * power + to_uint64(chunk)) % divisor);
    digits.remove_prefix(chunk.size());
  }
  return remainder == 0;
}

}  // namespace

Number::Number(std::string_view json) {
  assert(!json.empty() && "a number has a digit");
  negative_ = json.front() == '-';
  if (negative_) json.remove_prefix(1);
  const std::size_t mark = json.find_first_of("eE");
  const std::string_view mantissa = json.substr(0, mark);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());

  const std::size_t first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) {
    negative_ = false;  // -0 equals 0
    return;
  }
  const std::size_t last = mantissa.find_last_of("123456789");
  if (first < point && point < last) {
    digits_.reserve(last - first);
    digits_.append(mantissa.substr(first, point - first));
    digits_.append(mantissa.substr(point + 1, last - point));
  } else {
    digits_.assign(mantissa.substr(first, last - first + 1));
  }
  assert(std::ranges::all_of(digits_, is_digit) && "the reader only passes JSON numbers on");
  exponent_ = first < point ? static_cast<std::int64_t>(point - first) : -static_cast<std::int64_t>(first - point - 1);
  if (mark != std::string_view::npos) exponent_ += saturated_exponent(json.substr(mark + 1));
}

bool Number::is_integer() const {
  return exponent_ >= static_cast<std::int64_t>(digits_.size());
}

std::optional<std::int64_t> Number::to_int64() const {
  constexpr std::int64_t kMaxDigits = 19;
  if (is_zero()) return 0;
  if (!is_integer() || exponent_ > kMaxDigits) return std::nullopt;
  std::string text = negative_ ? "-" : "";
  text += digits_;
  text.append(static_cast<std::size_t>(exponent_) - digits_.size(), '0');
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  const auto sign = [](const Number& number) { return number.is_zero() ? 0 : number.negative_ ? -1 : 1; };
  if (const auto order = sign(*this) <=> sign(other); order != 0) return order;
  // Digits without trailing zeros after an implied point order as text does.
  auto magnitude = is_zero() ? std::strong_ordering::equal : exponent_ <=> other.exponent_;
  if (magnitude == 0) magnitude = digits_ <=> other.digits_;
  return negative_ ? 0 <=> magnitude : magnitude;
}

bool Number::operator==(const Number& other) const {
  return negative_ == other.negative_ && exponent_ == other.exponent_ && digits_ == other.digits_;
}

bool Number::is_multiple_of(const Number& step) const {
  assert(!step.is_zero() && !step.negative_ && "multipleOf is greater than zero");
  if (is_zero()) return true;
  // As whole numbers times powers of ten. Neither whole number ends in zero, so a value whose power is the smaller
  // one would need a factor ten that its digits do not have.
  const std::int64_t power = exponent_ - static_cast<std::int64_t>(digits_.size());
  const std::int64_t step_power = step.exponent_ - static_cast<std::int64_t>(step.digits_.size());
  if (power < step_power) return false;
  // A power of ten contributes factors 2 and 5 only, and a step has at most log2(10) of them per digit. More zeros
  // than that change nothing, so 1e1000000000 costs no more than 1e40.
  const auto useful = static_cast<std::int64_t>(4 * step.digits_.size());
  std::string digits = digits_;
  digits.append(static_cast<std::size_t>(std::min(power - step_power, useful)), '0');
  constexpr std::size_t kWordDigits = 19;  // every number of 19 digits is below 2^64
  if (step.digits_.size() <= kWordDigits) return divides(to_uint64(step.digits_), digits);
  return divides(limbs_of(step.digits_), limbs_of(digits));
}

bool Number::is_safe_integer() const {
  constexpr std::int64_t kAlwaysExact = 15;  // digits; 10^15 is below 2^53
  constexpr std::int64_t kLongest = 309;     // digits of the largest double
  if (is_zero()) return true;
  if (!is_integer() || exponent_ > kLongest) return false;
  if (exponent_ <= kAlwaysExact) return true;
  std::string text = digits_;
  text.append(static_cast<std::size_t>(exponent_) - digits_.size(), '0');
  double nearest = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), nearest).ec != std::errc()) return false;
  std::array<char, kLongest + 1> written{};
  const auto end = std::to_chars(written.data(), written.data() + written.size(), nearest, std::chars_format::fixed, 0);
  assert(end.ec == std::errc() && "a finite double has at most 309 digits before the point");
  return std::string_view(written.data(), static_cast<std::size_t>(end.ptr - written.data())) == text;
}

std::string Number::canonical() const {
  if (is_zero()) return "0";
  std::string text = negative_ ? "-" : "";
  text += digits_;
  text += 'e';
  text += std::to_string(exponent_);
  return text;
}

}  // namespace contract::internal
