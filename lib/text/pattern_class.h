#pragma once
// The parts of a pattern that stand for one character: escapes and classes.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "text/pattern_cursor.h"
#include "text/pattern_translate.h"

namespace contract::internal {

// What RE2 and PCRE2 take alike between brackets, and for any character at all.
inline constexpr std::string_view kLineTerminators = R"(\n\r\x{2028}\x{2029})";
inline constexpr std::string_view kAnyCharacter = R"([\x{0}-\x{10FFFF}])";
inline constexpr std::string_view kNoCharacter = R"([^\x{0}-\x{10FFFF}])";

// Several characters, as members of a class: "a-z\p{Lu}".
struct CharacterSet {
  std::string members;
};
using CharacterEscape = std::variant<char32_t, CharacterSet>;

// How characters are to be written.
struct CharacterStyle {
  EngineSyntax syntax = EngineSyntax::Re2;
  bool ignore_case = false;
  bool beyond_re2 = false;  // set when RE2 lacks something that was read
};

// Writes one character so that it stands for itself inside and outside of a class. A surrogate code point,
// which no UTF-8 text holds, becomes a class that matches nothing.
void append_character(std::string& text, char32_t character);

// Reads what follows a backslash, where it means the same inside and outside of a class.
// The functions return false, with the problem in `cursor`, if the pattern is wrong.
bool read_character_escape(PatternCursor& cursor, CharacterStyle& style, CharacterEscape& escape);

// Reads what follows "[" up to the "]" that closes it, and appends the same class to `text`.
bool read_class(PatternCursor& cursor, CharacterStyle& style, std::string& text);

}  // namespace contract::internal
