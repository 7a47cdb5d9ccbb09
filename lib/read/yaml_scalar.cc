#include "read/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "document/writer.h"
#include "read/json_number.h"

namespace contract::internal {
namespace {

constexpr std::string_view kCoreTags = "tag:yaml.org,2002:";
constexpr std::string_view kDecimal = "0123456789";
// Converting takes time that grows with the square of the length. No real number comes near.
constexpr std::size_t kMaxRadixDigits = 4096;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

bool is_null(std::string_view text) {
  return text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"});
}

std::optional<bool> to_boolean(std::string_view text) {
  if (is_one_of(text, {"true", "True", "TRUE"})) return true;
  if (is_one_of(text, {"false", "False", "FALSE"})) return false;
  return std::nullopt;
}

// JSON has neither a plus sign nor leading zeros.
std::string to_json_integer(std::string_view text) {
  std::string digits = text.starts_with('-') ? "-" : "";
  const std::string_view magnitude = without_sign(text);
  digits += magnitude.substr(std::min(magnitude.find_first_not_of('0'), magnitude.size() - 1));
  return digits;
}

// A float of the core schema: a mantissa with a digit before or after its point, and an exponent.
// JSON wants digits on both sides.
std::optional<std::string> to_json_float(std::string_view text) {
  const std::string_view magnitude = without_sign(text);
  const std::string_view mantissa = magnitude.substr(0, magnitude.find_first_of("eE"));
  const std::string_view exponent = magnitude.substr(mantissa.size());
  const std::string_view whole = mantissa.substr(0, mantissa.find('.'));
  const std::string_view fraction = mantissa.substr(std::min(whole.size() + 1, mantissa.size()));
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (!whole.empty() && !consists_of(whole, kDecimal)) return std::nullopt;
  if (!fraction.empty() && !consists_of(fraction, kDecimal)) return std::nullopt;
  if (!exponent.empty() && !consists_of(without_sign(exponent.substr(1)), kDecimal)) return std::nullopt;

  std::string digits = text.starts_with('-') ? "-" : "";
  digits += whole.empty() ? "0" : to_json_integer(whole);
  if (mantissa.size() > whole.size()) {
    digits += '.';
    digits += fraction.empty() ? "0" : fraction;
  }
  digits += exponent;
  return digits;
}

// The decimal digits of a number whose digits in `radix` (8 or 16) are `text`.
std::string to_decimal(std::string_view text, unsigned radix) {
  constexpr std::uint32_t kBase = 1'000'000'000;
  constexpr std::size_t kBaseDigits = 9;
  std::vector<std::uint32_t> limbs{0};  // little-endian
  for (const char c : text) {
    std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    for (std::uint32_t& limb : limbs) {
      const std::uint64_t value = std::uint64_t{limb} * radix + carry;
      limb = static_cast<std::uint32_t>(value % kBase);
      carry = value / kBase;
    }
    if (carry != 0) limbs.push_back(static_cast<std::uint32_t>(carry));
  }
  std::string digits = std::to_string(limbs.back());
  for (std::size_t i = limbs.size() - 1; i-- > 0;) {
    const std::string part = std::to_string(limbs[i]);
    digits.append(kBaseDigits - part.size(), '0');
    digits += part;
  }
  return digits;
}

Detail problem(std::string_view text, std::string_view what, std::string_view help) {
  return {.text = "{}" + std::string(what), .help = std::string(help), .quoted = quote_excerpt(text, 40)};
}

using Resolution = std::variant<YamlScalar, Detail>;

std::optional<Resolution> to_integer(std::string_view text) {
  if (consists_of(without_sign(text), kDecimal)) {
    return YamlScalar{.kind = Kind::Number, .digits = to_json_integer(text)};
  }
  const bool octal = text.starts_with("0o") && consists_of(text.substr(2), "01234567");
  const bool hexadecimal = text.starts_with("0x") && consists_of(text.substr(2), "0123456789abcdefABCDEF");
  if (!octal && !hexadecimal) return std::nullopt;
  text.remove_prefix(2);
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  if (text.size() > kMaxRadixDigits) return problem(text, " is too long a number", "write it in decimal digits");
  return YamlScalar{.kind = Kind::Number, .digits = to_decimal(text, octal ? 8 : 16)};
}

std::optional<Resolution> to_float(std::string_view text) {
  if (is_one_of(without_sign(text), {".inf", ".Inf", ".INF"}) || is_one_of(text, {".nan", ".NaN", ".NAN"})) {
    return problem(text, " is a number that JSON cannot say", "quote it to make it a string");
  }
  std::optional<std::string> digits = to_json_float(text);
  if (!digits) return std::nullopt;
  return YamlScalar{.kind = Kind::Number, .digits = *std::move(digits)};
}

std::optional<Resolution> to_number(std::string_view text) {
  // Most plain scalars are words, which no number begins like.
  constexpr std::string_view kFirst = "0123456789+-.";
  if (text.empty() || kFirst.find(text.front()) == std::string_view::npos) return std::nullopt;
  if (is_json_number(text)) return YamlScalar{.kind = Kind::Number, .digits = std::string(text)};
  if (std::optional<Resolution> integer = to_integer(text)) return integer;
  return to_float(text);
}

Resolution resolve_plain(std::string_view text) {
  if (is_null(text)) return YamlScalar{.kind = Kind::Null};
  if (const std::optional<bool> truth = to_boolean(text)) return YamlScalar{.kind = Kind::Boolean, .truth = *truth};
  return to_number(text).value_or(YamlScalar{});
}

}  // namespace

Resolution resolve_scalar(std::string_view text, std::string_view tag) {
  if (tag == "?" || tag.empty()) return resolve_plain(text);
  if (!tag.starts_with(kCoreTags)) return YamlScalar{};
  tag.remove_prefix(kCoreTags.size());
  if (tag == "null") {
    if (is_null(text)) return YamlScalar{.kind = Kind::Null};
    return problem(text, " is tagged !!null but is no null", "write `null`, or take the tag out");
  }
  if (tag == "bool") {
    if (const std::optional<bool> truth = to_boolean(text)) return YamlScalar{.kind = Kind::Boolean, .truth = *truth};
    return problem(text, " is tagged !!bool but is neither true nor false",
                   "write `true` or `false`, or take the tag out");
  }
  if (tag == "int") {
    return to_integer(text).value_or(problem(text, " is tagged !!int but is no integer", "take the tag out"));
  }
  if (tag == "float") {
    return to_number(text).value_or(problem(text, " is tagged !!float but is no number", "take the tag out"));
  }
  if (tag == "seq" || tag == "map") {
    return problem(text, tag == "seq" ? " is tagged !!seq but is no sequence" : " is tagged !!map but is no mapping",
                   "take the tag out");
  }
  return YamlScalar{};
}

bool tag_fits(Kind container, std::string_view tag) {
  if (!tag.starts_with(kCoreTags)) return true;
  tag.remove_prefix(kCoreTags.size());
  if (is_one_of(tag, {"str", "null", "bool", "int", "float"})) return false;
  return tag != (container == Kind::Array ? "map" : "seq");
}

bool is_merge_key(std::string_view text, std::string_view tag) {
  return text == "<<" && (tag == "?" || tag == "tag:yaml.org,2002:merge");
}

}  // namespace contract::internal
