#pragma once
// The encodings that put bytes into strings, by the names that `contentEncoding` uses (draft 2020-12 validation,
// section 8.3): those of RFC 2045 section 6 and RFC 4648.
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace contract::internal {

struct EncodingProblem {
  std::string_view text;  // a string literal, without any of the input: "its padding is missing"
};

// Decodes strictly, so that nothing is passed over in silence; but base64url may go without padding, and base16 may use
// small letters. Nothing if there is no encoding `name`, whose case does not matter.
std::optional<std::variant<std::string, EncodingProblem>> decode_content(std::string_view name, std::string_view text);

}  // namespace contract::internal
