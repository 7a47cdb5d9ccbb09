#pragma once
// A JSON text through the offsets of its structural characters, as simdjson's first stage finds them: brackets, colons,
// commas and the first byte of each scalar. Nothing was parsed, so the cursor also checks what grammar is left to
// check.
//
// What the first stage promises: the text is UTF-8, strings are closed and hold no control characters, and everything
// between two offsets is one scalar and white space. So a string ends at the last quote before the next offset.
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "document/decimal.h"
#include "format/fast.h"
#include "program/glance.h"
#include "program/shape.h"
#include "run/json_escapes.h"
#include "text/json_escape.h"

namespace contract::internal {

enum class Step : std::uint8_t { More, End, Bad };

// A bit for each byte in which `text` has what `written` has, the first one lowest. All of them can be read, and are,
// whatever is asked of them: names vary in length, and a branch upon it would be guessed wrong too often.
inline std::uint32_t same_bytes(const char* text, const std::array<char, Property::kWritten>& written) {
#if defined(__SSE2__)
  const auto same = [&](std::size_t offset) {
    const __m128i equal = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text + offset)),
                                         _mm_load_si128(reinterpret_cast<const __m128i*>(written.data() + offset)));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(equal));
  };
  constexpr std::uint32_t kLane = 16;
  return same(0) | same(kLane) << kLane;
#else
  std::uint32_t same = 0;
  for (std::size_t i = 0; i < written.size(); ++i) same |= std::uint32_t{text[i] == written[i]} << i;
  return same;
#endif
}

class StructuralCursor {
 public:
  using Position = const std::uint32_t*;  // of the offset
  using Number = Decimal;

  // The offsets end before `end`, where two more are: of white space that follows the text, from where 64 bytes can be
  // read, and of the byte behind it. So all of them ascend.
  // Strings with escapes are put into `unescaped`.
  StructuralCursor(const char* text, Position end, const JsonEscapes& escapes, std::string& unescaped)
      : text_(text), end_(end), escapes_(&escapes), unescaped_(&unescaped) {}

  // By the first byte; every number counts as an Integer here.
  Token lead(Position at) const { return kLeads[static_cast<unsigned char>(text_[*at])]; }

  bool is_string(Position at) const { return text_[*at] == '"'; }

  bool is_object(Position at) const { return text_[*at] == '{'; }

  bool is_array(Position at) const { return text_[*at] == '['; }

  bool is_literal(Position at, Token token) const {
    const char* const first = text_ + *at;
    if (token == Token::False) return std::memcmp(first + 1, "alse", 4) == 0 && ends_scalar(first[5]);
    return std::memcmp(first, token == Token::Null ? "null" : "true", 4) == 0 && ends_scalar(first[4]);
  }

  bool is_number(Position at) const {
    Decimal number;
    return this->number(at, number);
  }

  // False: it is no number, or breaks the grammar.
  bool number(Position at, Decimal& number) const {
    const char* const end = scan_decimal(text_ + *at, number);
    return end != nullptr && ends_scalar(*end);
  }

  // The characters of a string as they are written.
  std::string_view written(Position at) const { return between_quotes(text_ + *at, at + 1); }

  // The characters of a string; the view holds until the next call. Of this and of all that follows, StringTable::kLane
  // bytes behind the end can be read.
  std::string_view string(Position at) const { return content(text_ + *at, at + 1); }

  // Whether the string surely has so many bytes as it is written.
  bool is_long(Position at, std::uint32_t bytes) const {
    constexpr std::uint32_t kQuotes = 2;
    return at[1] - at[0] - kQuotes >= bytes && text_[at[1] - 1] == '"' && bytes != kNone;
  }

  Position behind_scalar(Position at, Token) const { return at + 1; }

  // Of a container.
  bool is_empty(Position at) const { return text_[at[1]] == closing(at); }
  Position inside(Position at) const { return at + 1; }
  Position behind_empty(Position at) const { return at + 2; }

  // Behind a value in a container: moves to the next one, or behind the container. `kind` is Array or Object.
  Step step(Position& at, Token kind) const {
    const char c = text_[*at];
    ++at;
    if (c == ',') return Step::More;
    return c == (kind == Token::Object ? '}' : ']') ? Step::End : Step::Bad;
  }

  // Of the name at `at`; of any other text it is some number. A structural character stands before the name.
  std::uint64_t glance_at(Position at) const { return glance(text_ + *at, at[1] - at[0]); }

  // Whether the member at `at` is plainly written as `"name":`. The longer ways to write it are left to key().
  bool is(Position at, const Property& property) const {
    return (~same_bytes(text_ + *at, property.written) & property.mask) == 0;
  }

  static bool is_ulid(std::string_view text) { return internal::is_ulid(text); }

  bool is_key(Position at) const { return text_[*at] == '"' && text_[at[1]] == ':'; }

  // A key without escapes and without white space behind it; eight bytes from its beginning can be read.
  bool plain_key(Position at, std::string_view& name) const {
    const char* const first = text_ + *at;
    const char* const colon = text_ + at[1];
    if (*first != '"' || *colon != ':' || colon[-1] != '"') return false;
    name = {first + 1, static_cast<std::size_t>(colon - first - 2)};
    return !escapes_->any() || !has_backslash(name);
  }

  // False: here stands no string with a colon behind it.
  bool key(Position at, std::string_view& name) const {
    if (!is_key(at)) return false;
    name = content(text_ + *at, at + 1);
    return true;
  }
  Position value_of_member(Position at) const { return at + 2; }

  // Behind the value, without a look at its grammar. `budget` falls by what is passed over; at zero this stops.
  Position skip(Position at, std::uint64_t& budget) const {
    const Position begin = at;
    const Position end = budget < static_cast<std::uint64_t>(end_ - at) ? at + budget : end_;
    int depth = 0;
    do {
      if (at == end) break;
      depth += kNesting[static_cast<unsigned char>(text_[*at++])];
    } while (depth > 0);
    budget -= static_cast<std::uint64_t>(at - begin);
    return at;
  }

 protected:
  const char* text_;

 private:
  static constexpr std::array<Token, 256> leads() {
    std::array<Token, 256> leads{};
    leads.fill(Token::Bad);
    for (char c = '0'; c <= '9'; ++c) leads[static_cast<unsigned char>(c)] = Token::Integer;
    leads['-'] = Token::Integer;
    leads['"'] = Token::String;
    leads['['] = Token::Array;
    leads['{'] = Token::Object;
    leads['t'] = Token::True;
    leads['f'] = Token::False;
    leads['n'] = Token::Null;
    return leads;
  }
  static const std::array<Token, 256> kLeads;

  // How much deeper it is behind a byte.
  static constexpr std::array<std::int8_t, 256> kNesting = [] {
    std::array<std::int8_t, 256> nesting{};
    nesting['{'] = nesting['['] = 1;
    nesting['}'] = nesting[']'] = -1;
    return nesting;
  }();

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  static bool ends_scalar(char c) { return c == ',' || c == '}' || c == ']' || is_space(c); }
  char closing(Position at) const { return text_[*at] == '{' ? '}' : ']'; }

  std::string_view between_quotes(const char* quote, Position behind) const {
    const char* last = text_ + *behind - 1;
    while (*last != '"') --last;
    return {quote + 1, static_cast<std::size_t>(last - quote - 1)};
  }
  std::string_view content(const char* quote, Position behind) const {
    const std::string_view written = between_quotes(quote, behind);
    if (!escapes_->any() || !has_backslash(written)) return written;
    const auto begin = static_cast<std::size_t>(written.data() - text_);
    // What no character is meant by stays as it is; the line cannot become Valid.
    return escapes_->any_bad_in(begin, begin + written.size()) ? written : unescaped(written);
  }
  static bool has_backslash(std::string_view written) {
#if defined(__SSE2__)
    // Most strings are short and have none, which is seen at once. What stands behind the string can be read.
    constexpr std::size_t kLane = 16;
    const __m128i backslash = _mm_set1_epi8('\\');
    for (std::size_t at = 0; at < written.size(); at += kLane) {
      const __m128i lane = _mm_loadu_si128(reinterpret_cast<const __m128i*>(written.data() + at));
      if (_mm_movemask_epi8(_mm_cmpeq_epi8(lane, backslash)) != 0) {
        return written.substr(at).find('\\') != std::string_view::npos;
      }
    }
    return false;
#else
    return written.find('\\') != std::string_view::npos;
#endif
  }
  std::string_view unescaped(std::string_view written) const {
    unescaped_->clear();
    append_unescaped_json(*unescaped_, written);
    const std::size_t size = unescaped_->size();
    unescaped_->append(StringTable::kLane, '\0');
    return {unescaped_->data(), size};
  }

  Position end_;
  const JsonEscapes* escapes_;
  std::string* unescaped_;
};

inline constexpr std::array<Token, 256> StructuralCursor::kLeads = StructuralCursor::leads();

}  // namespace contract::internal
