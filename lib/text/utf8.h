#pragma once
// UTF-8 (RFC 3629).
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

// Byte offset of the first ill-formed sequence (overlong, surrogate, above U+10FFFF, cut off); nothing if all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Code points in well-formed UTF-8; what minLength and maxLength count.
std::size_t count_code_points(std::string_view text);

// Decodes the code point at `offset` and moves `offset` past it. An ill-formed byte gives U+FFFD and moves one byte.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& text, char32_t code_point);

}  // namespace contract::internal
