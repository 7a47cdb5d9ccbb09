#pragma once
// How many columns of a terminal a character takes, so that carets stand under what they mean.
#include <cstddef>
#include <string_view>

namespace contract::internal {

// 0 for combining marks, 2 for wide characters (UAX 11: W and F, most emoji), 1 for all others. By Unicode 14;
// terminals differ about newer characters, and a caret that is one column off still points at the right line.
std::size_t display_width(char32_t code_point);

// The sum over UTF-8 text. Ill-formed bytes count 1.
std::size_t display_width(std::string_view text);

}  // namespace contract::internal
