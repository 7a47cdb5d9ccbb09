#include "text/base64.h"

#include <cstdint>
#include <optional>

#include "text/ascii.h"
#include "text/printable.h"

namespace contract::internal {
namespace {

std::optional<std::uint32_t> sextet(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a' + 26);
  if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0' + 52);
  if (c == '+') return 62;
  if (c == '/') return 63;
  return std::nullopt;
}

}  // namespace

std::variant<std::string, Base64Error> decode_base64(std::string_view text) {
  const std::size_t length = text.size() - (text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0);
  std::string bytes;
  bytes.reserve(length / 4 * 3 + 2);
  std::uint32_t bits = 0;
  unsigned count = 0;  // bits that wait for the rest of their byte
  for (std::size_t i = 0; i < length; ++i) {
    const std::optional<std::uint32_t> value = sextet(text[i]);
    if (!value) {
      std::size_t offset = i;
      std::string character;
      append_printable_at(character, text, offset);
      return Base64Error{.offset = i, .reason = '`' + character + "` is no character of base64"};
    }
    bits = (bits << 6U) | *value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xFFU);
    }
    bits &= (1U << count) - 1U;
  }
  if (count == 6) return Base64Error{.offset = length, .reason = "base64 ends in the middle of a byte"};
  if (text.size() % 4 != 0) return Base64Error{.offset = text.size(), .reason = "the padding of base64 is missing"};
  if (bits != 0) return Base64Error{.offset = length - 1, .reason = "bits are set beyond the last byte of base64"};
  return bytes;
}

}  // namespace contract::internal
