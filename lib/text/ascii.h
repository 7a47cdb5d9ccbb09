#pragma once
// Classes of ASCII characters. Unlike those of <cctype> they know no locale and take any char.

namespace contract::internal {

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_alphanumeric(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c);
}

constexpr bool is_hex_digit(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The value of a hexadecimal digit.
constexpr unsigned hex_value(char c) {
  return static_cast<unsigned>(is_ascii_digit(c) ? c - '0' : (c >= 'a' ? c - 'a' : c - 'A') + 10);
}

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace contract::internal
