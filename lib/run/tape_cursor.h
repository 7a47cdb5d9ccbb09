#pragma once
// A JSON text through the tape that simdjson parses it to: the grammar is checked, strings are unescaped, and a
// container is passed over at one step; but the digits of numbers are gone.
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "format/fast.h"
#include "program/glance.h"
#include "program/shape.h"
#include "run/structural_cursor.h"
#include "run/tape_number.h"

namespace contract::internal {

class TapeCursor {
 public:
  using Position = const std::uint64_t*;  // on the tape
  using Number = TapeNumber;

  TapeCursor(const std::uint64_t* tape, const std::uint8_t* strings) : tape_(tape), strings_(strings) {}

  Token lead(Position at) const {
    switch (type(at)) {
      case 'n': return Token::Null;
      case 't': return Token::True;
      case 'f': return Token::False;
      case 'l':
      case 'u':
      case 'd': return Token::Integer;
      case '"': return Token::String;
      case '[': return Token::Array;
      case '{': return Token::Object;
      default: return Token::Bad;
    }
  }

  bool is_string(Position at) const { return type(at) == '"'; }
  std::string_view written(Position at) const { return string(at); }
  bool is_object(Position at) const { return type(at) == '{'; }
  bool is_array(Position at) const { return type(at) == '['; }
  static bool is_literal(Position, Token) { return true; }

  bool is_number(Position at) const { return lead(at) == Token::Integer; }
  bool number(Position at, TapeNumber& number) const {
    if (!is_number(at)) return false;
    const std::uint64_t bits = at[1];
    number.is_rounded = type(at) == 'd';
    if (number.is_rounded) {
      number.rounded = std::bit_cast<double>(bits);
    } else {
      constexpr std::int64_t kGreatest = 999'999'999'999'999'999;
      const auto value = static_cast<std::int64_t>(bits);
      number.integer.mantissa = value;
      number.integer.fits = type(at) == 'l' && value <= kGreatest && value >= -kGreatest;
    }
    return true;
  }

  std::string_view string(Position at) const {
    const std::uint8_t* const entry = strings_ + payload(at);
    std::uint32_t size = 0;
    std::memcpy(&size, entry, sizeof size);
    return {reinterpret_cast<const char*>(entry) + sizeof size, size};
  }

  bool is_long(Position at, std::uint32_t bytes) const { return string(at).size() >= bytes; }

  static Position behind_scalar(Position at, Token token) { return at + (token == Token::Integer ? 2 : 1); }

  bool is_empty(Position at) const { return type(at + 1) == closing(at); }
  static Position inside(Position at) { return at + 1; }
  static Position behind_empty(Position at) { return at + 2; }

  Step step(Position& at, Token kind) const {
    if (type(at) != (kind == Token::Object ? '}' : ']')) return Step::More;
    ++at;
    return Step::End;
  }

  // Of the name at `at`.
  std::uint64_t glance_at(Position at) const {
    const std::string_view name = string(at);
    if (name.size() < 2) {
      // In a text, quotes and a colon are among what is looked at.
      const std::array<char, 4> written{'"', name.empty() ? '"' : name[0], name.empty() ? ':' : '"', ':'};
      return glance(written.data(), static_cast<std::uint32_t>(name.size()) + kQuotes);
    }
    return glance(name.data() - 1, static_cast<std::uint32_t>(name.size()) + kQuotes);
  }

  bool is(Position at, const Property& property) const {
    const std::string_view name = string(at);
    if (name.size() != property.name_size) return false;
    return is_but_for_quotes(same_bytes(name.data() - 1, property.written), property);
  }
  static bool is_ulid(std::string_view text) { return internal::is_ulid(text); }
  bool plain_key(Position at, std::string_view& name) const { return key(at, name); }
  bool key(Position at, std::string_view& name) const {
    name = string(at);
    return true;
  }
  static Position value_of_member(Position at) { return at + 1; }

  Position skip(Position at, std::uint64_t& budget) const {
    --budget;
    const Token token = lead(at);
    if (token == Token::Array || token == Token::Object) return tape_ + static_cast<std::uint32_t>(payload(at));
    return behind_scalar(at, token);
  }

 protected:
  // Before the name stands its length here, and behind it no quote; the parser's buffer goes on for long enough.
  static bool is_but_for_quotes(std::uint32_t same, const Property& property) {
    return (~same & (property.mask >> kQuotes & ~std::uint32_t{1})) == 0;
  }

 private:
  static constexpr std::uint32_t kQuotes = 2;

  char type(Position at) const { return static_cast<char>(*at >> 56U); }
  std::uint64_t payload(Position at) const { return *at & 0x00FFFFFFFFFFFFFF; }
  char closing(Position at) const { return type(at) == '{' ? '}' : ']'; }

  const std::uint64_t* tape_;
  const std::uint8_t* strings_;
};

}  // namespace contract::internal
