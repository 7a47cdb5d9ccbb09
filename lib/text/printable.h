#pragma once
// Texts from outside, made safe to print on one line of a terminal.
//
// A member name may hold a terminal escape, a line break or a character that nobody sees. Printed as it is, it would
// colour, forge or hide what a report says; escaped, it shows itself.
#include <string>
#include <string_view>

namespace contract::internal {

// Whether a terminal shows the character where it stands: it is no control (C0, DEL, C1), no line or paragraph
// separator, does not reorder the line (bidi controls) and is not invisible (zero-width characters, tags).
bool is_printable(char32_t code_point);

// Appends the code point at `offset` of `text` and moves `offset` past it. What is not printable is written as \uXXXX
// (UTF-16 units, as JSON escapes it); a byte that is not UTF-8 as \xHH.
void append_printable_at(std::string& out, std::string_view text, std::size_t& offset);

// All of `text`, so. Printable text comes out as it is, so that doing it twice does no harm.
std::string printable(std::string_view text);

// As printable(), but at most `limit` code points of `text`; the rest is "…".
std::string printable_excerpt(std::string_view text, std::size_t limit);

// \uXXXX, or two of them for a code point above U+FFFF.
void append_unicode_escape(std::string& out, char32_t code_point);

}  // namespace contract::internal
