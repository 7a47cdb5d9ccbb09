#pragma once
// Patterns in which "*" stands for any run of characters, none included.
#include <string_view>

namespace contract::internal {

// Whether `pattern` covers the whole of `text`. Linear in practice, at worst the product of both lengths; no recursion.
bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace contract::internal
