#pragma once
// The escapes in JSON strings (RFC 8259 section 7).
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace contract::internal {

// LoneSurrogate: it follows the grammar but stands for no character.
enum class JsonEscape : std::uint8_t { Good, Bad, LoneSurrogate };

// Looks at the escape whose backslash is at `offset`. A good one, surrogate pairs being one, is moved past.
JsonEscape skip_json_escape(std::string_view text, std::size_t& offset);

// Appends what stands between the quotes of a string, its escapes, which are good, resolved.
void append_unescaped_json(std::string& plain, std::string_view written);

}  // namespace contract::internal
