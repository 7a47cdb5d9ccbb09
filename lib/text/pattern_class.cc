#include "text/pattern_class.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_property.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr char32_t kFirstSurrogate = 0xD800;
constexpr char32_t kLastSurrogate = 0xDFFF;
constexpr char32_t kLastCodePoint = 0x10FFFF;

bool is_surrogate(char32_t c) {
  return c >= kFirstSurrogate && c <= kLastSurrogate;
}

// The sets of \d, \w and \s, and their complements.
constexpr std::string_view kDigit = R"(0-9)";
constexpr std::string_view kNoDigit = R"(\x{0}-\/\:-\x{10FFFF})";
constexpr std::string_view kWord = R"(0-9A-Z_a-z)";
constexpr std::string_view kNoWord = R"(\x{0}-\/\:-\@\[-\^\`\{-\x{10FFFF})";
// Without regard to case, the long s and the Kelvin sign are word characters: they fold to s and k.
constexpr std::string_view kNoWordOfAnyCase = R"(\x{0}-\/\:-\@\[-\^\`\{-\x{17E}\x{180}-\x{2129}\x{212B}-\x{10FFFF})";
constexpr std::string_view kSpace =
    R"(\x{9}-\x{D} \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF})";
constexpr std::string_view kNoSpace =
    R"(\x{0}-\x{8}\x{E}-\x{1F}\!-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E})"
    R"(\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF})";

// Exactly `count` hexadecimal digits.
std::optional<char32_t> take_hex(PatternCursor& cursor, std::size_t count) {
  const std::string_view digits = cursor.rest().substr(0, count);
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (problem != std::errc{} || digits.size() != count || end != digits.data() + count) return std::nullopt;
  cursor.take(digits);
  return static_cast<char32_t>(value);
}

// What follows \u: 41D0, {1F600}, or the two halves of a surrogate pair as D83D\uDC32.
bool read_unicode_escape(PatternCursor& cursor, std::size_t start, CharacterEscape& escape) {
  if (cursor.take("{")) {
    const std::string_view digits = cursor.rest().substr(0, cursor.rest().find('}'));
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.empty() || problem == std::errc::invalid_argument || end != digits.data() + digits.size() ||
        digits.size() == cursor.rest().size()) {
      return cursor.fail(start, R"(\u{…} holds hexadecimal digits)");
    }
    if (problem != std::errc{} || value > kLastCodePoint) return cursor.fail(start, "no character is above U+10FFFF");
    cursor.take(digits);
    cursor.take("}");
    escape = static_cast<char32_t>(value);
    return true;
  }
  const std::optional<char32_t> unit = take_hex(cursor, 4);
  if (!unit) return cursor.fail(start, R"(\u is followed by four hexadecimal digits or by {…})");
  escape = *unit;
  if (*unit < 0xD800 || *unit > 0xDBFF) return true;
  const std::size_t after_first = cursor.offset();
  if (!cursor.take("\\u")) return true;
  const std::optional<char32_t> second = take_hex(cursor, 4);
  if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
    escape = static_cast<char32_t>(0x10000 + ((*unit - 0xD800) << 10U) + (*second - 0xDC00));
  } else {
    cursor.back_to(after_first);
  }
  return true;
}

// \p{…} or \P{…} in the words of the syntax.
std::string property_members(const UnicodeProperty& property, bool negated, CharacterStyle& style) {
  const auto escape = [](bool turned, std::string_view name) {
    return std::string(turned ? "\\P{" : "\\p{").append(name).append("}");
  };
  const bool re2 = style.syntax == EngineSyntax::Re2;
  switch (property.kind) {
    case PropertyKind::Category:
      // RE2 knows nothing of characters that are not assigned, which C holds as well, nor of LC.
      if (property.name == "C" || property.name == "Cn" || property.name == "LC") style.beyond_re2 = true;
      return escape(negated, property.name == "LC" ? "L&" : property.name);
    case PropertyKind::Script:
      return escape(negated, re2 ? std::string(property.name) : "sc:" + std::string(property.name));
    case PropertyKind::ScriptExtensions:
      style.beyond_re2 = true;
      return escape(negated, "scx:" + std::string(property.name));
    case PropertyKind::Binary:
      if (property.name != "Any") style.beyond_re2 = true;
      if (property.name == "Assigned") return escape(!negated, "Cn");
      return escape(negated, property.name);
  }
  return {};
}

bool read_property(PatternCursor& cursor, std::size_t start, bool negated, CharacterStyle& style,
                   CharacterEscape& escape) {
  if (!cursor.take("{")) return cursor.fail(start, R"(the name of a property stands in braces: \p{L})");
  const std::size_t close = cursor.rest().find('}');
  if (close == std::string_view::npos) return cursor.fail(start, R"(the braces of \p{…} are never closed)");
  const std::optional<UnicodeProperty> property = find_property(cursor.rest().substr(0, close));
  if (!property) return cursor.fail(start, "Unicode has no property of this name");
  cursor.back_to(cursor.offset() + close + 1);
  escape = CharacterSet{property_members(*property, negated, style)};
  return true;
}

std::string_view word_complement(const CharacterStyle& style) {
  return style.ignore_case ? kNoWordOfAnyCase : kNoWord;
}

// One member of a class, or one end of a range in it.
bool read_class_atom(PatternCursor& cursor, CharacterStyle& style, CharacterEscape& atom) {
  const std::size_t start = cursor.offset();
  if (cursor.rest().starts_with("[:") && cursor.rest().find(":]") != std::string_view::npos) {
    return cursor.fail(start, "[:name:] is POSIX, not ECMA-262");
  }
  if (!cursor.take("\\")) {
    atom = cursor.next();
    return true;
  }
  if (cursor.take("b")) {
    atom = U'\b';
    return true;
  }
  return read_character_escape(cursor, style, atom);
}

// Adds a range to the members of a class, without the surrogates in it.
void append_range(std::string& members, char32_t first, char32_t last) {
  if (is_surrogate(first)) first = kLastSurrogate + 1;
  if (is_surrogate(last)) last = kFirstSurrogate - 1;
  if (first > last) return;
  append_character(members, first);
  if (first == last) return;
  members += '-';
  append_character(members, last);
}

void append_atom(std::string& members, const CharacterEscape& atom) {
  if (const auto* set = std::get_if<CharacterSet>(&atom)) {
    members += set->members;
  } else {
    append_range(members, std::get<char32_t>(atom), std::get<char32_t>(atom));
  }
}

bool append_member(PatternCursor& cursor, CharacterStyle& style, std::string& members) {
  const std::size_t start = cursor.offset();
  CharacterEscape first;
  if (!read_class_atom(cursor, style, first)) return false;
  const std::string_view rest = cursor.rest();
  if (!rest.starts_with('-') || rest.size() < 2 || rest[1] == ']') {
    append_atom(members, first);
    return true;
  }
  cursor.take("-");
  CharacterEscape last;
  if (!read_class_atom(cursor, style, last)) return false;
  const auto* low = std::get_if<char32_t>(&first);
  const auto* high = std::get_if<char32_t>(&last);
  if (low == nullptr || high == nullptr) {
    append_atom(members, first);
    append_character(members, U'-');
    append_atom(members, last);
    return true;
  }
  if (*low > *high) return cursor.fail(start, "the ends of this range are the wrong way round");
  append_range(members, *low, *high);
  return true;
}

}  // namespace

void append_character(std::string& text, char32_t character) {
  if (is_surrogate(character)) {
    text += kNoCharacter;
    return;
  }
  const bool ascii = character < 0x80;
  const char byte = ascii ? static_cast<char>(character) : '\0';
  if (ascii && (byte < ' ' || byte == 0x7F)) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    text.append("\\x{").append(1, kHex[character >> 4U]).append(1, kHex[character & 0xFU]).append("}");
    return;
  }
  if (ascii && !is_ascii_alphanumeric(byte) && byte != '_' && byte != ' ') text += '\\';
  append_utf8(text, character);
}

bool read_character_escape(PatternCursor& cursor, CharacterStyle& style, CharacterEscape& escape) {
  const std::size_t start = cursor.offset() - 1;
  if (cursor.at_end()) return cursor.fail(start, "the pattern ends after a backslash");
  const char32_t letter = cursor.next();
  const auto set = [&escape](std::string_view members) {
    escape = CharacterSet{std::string(members)};
    return true;
  };
  const auto character = [&escape](char32_t value) {
    escape = value;
    return true;
  };
  switch (letter) {
    case U'd': return set(kDigit);
    case U'D': return set(kNoDigit);
    case U'w': return set(kWord);
    case U'W': return set(word_complement(style));
    case U's': return set(kSpace);
    case U'S': return set(kNoSpace);
    case U'p': return read_property(cursor, start, false, style, escape);
    case U'P': return read_property(cursor, start, true, style, escape);
    case U'f': return character(U'\f');
    case U'n': return character(U'\n');
    case U'r': return character(U'\r');
    case U't': return character(U'\t');
    case U'v': return character(U'\v');
    case U'u': return read_unicode_escape(cursor, start, escape);
    case U'0':
      if (is_ascii_digit(cursor.peek())) return cursor.fail(start, "octal escapes are not ECMA-262; write \\xHH");
      return character(U'\0');
    case U'c':
      if (!is_ascii_letter(cursor.peek())) return cursor.fail(start, "\\c is followed by a letter");
      return character(cursor.next() & 0x1FU);
    case U'x': {
      const std::optional<char32_t> value = take_hex(cursor, 2);
      return value ? character(*value) : cursor.fail(start, "\\x is followed by two hexadecimal digits");
    }
    default:
      if (letter < 0x80 && is_ascii_digit(static_cast<char>(letter))) {
        return cursor.fail(start, "a class cannot refer back to a group");
      }
      if (letter < 0x80 && is_ascii_letter(static_cast<char>(letter))) {
        return cursor.fail(start, "ECMA-262 has no escape of this letter");
      }
      return character(letter);
  }
}

bool read_class(PatternCursor& cursor, CharacterStyle& style, std::string& text) {
  const std::size_t start = cursor.offset() - 1;
  const bool negated = cursor.take("^");
  std::string members;
  while (!cursor.take("]")) {
    if (cursor.at_end()) return cursor.fail(start, "a class is opened here and never closed");
    if (!append_member(cursor, style, members)) return false;
  }
  if (members.empty()) {
    text += negated ? kAnyCharacter : kNoCharacter;
  } else {
    text.append(negated ? "[^" : "[").append(members).append("]");
  }
  return true;
}

}  // namespace contract::internal
