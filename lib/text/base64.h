#pragma once
// Base64 (RFC 4648 section 4).
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace contract::internal {

struct Base64Error {
  std::size_t offset = 0;  // of the byte that is wrong
  std::string reason;      // "`-` is no character of base64"
};

// Decodes strictly: the standard alphabet, padding where it belongs, no line breaks, and no bits set beyond the last
// byte, so that every value has one spelling.
std::variant<std::string, Base64Error> decode_base64(std::string_view text);

}  // namespace contract::internal
