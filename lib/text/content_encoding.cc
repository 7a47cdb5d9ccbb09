#include "text/content_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/base64.h"

namespace contract::internal {
namespace {

using Decoded = std::variant<std::string, EncodingProblem>;

constexpr EncodingProblem kWrongCharacter{"it has a character that the encoding has not"};
constexpr EncodingProblem kHalfByte{"it ends in the middle of a byte"};
constexpr EncodingProblem kWrongPadding{"its padding is missing or wrong"};
constexpr EncodingProblem kStrayBits{"bits are set beyond its last byte"};

// An encoding of RFC 4648: so many bits a character, in groups that make whole bytes.
struct Alphabet {
  std::string_view characters;
  unsigned bits;
  std::size_t group;  // characters; a shorter last group is padded with "="
  bool pads;          // has to be padded, rather than may be
};

Decoded decode_alphabet(std::string_view text, const Alphabet& alphabet) {
  const std::size_t end = text.find_last_not_of('=') + 1;  // npos + 1 is 0
  const std::size_t padding = text.size() - end;
  const std::size_t missing = (alphabet.group - end % alphabet.group) % alphabet.group;
  std::string bytes;
  std::uint32_t waiting = 0;
  unsigned count = 0;  // bits that wait for the rest of their byte
  for (const char c : text.substr(0, end)) {
    const std::size_t value = alphabet.characters.find(c);
    if (value == std::string_view::npos) return kWrongCharacter;
    waiting = (waiting << alphabet.bits) | static_cast<std::uint32_t>(value);
    count += alphabet.bits;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((waiting >> count) & 0xFFU);
    }
    waiting &= (1U << count) - 1U;
  }
  if (count >= alphabet.bits) return kHalfByte;
  if (padding != missing && (alphabet.pads || padding != 0)) return kWrongPadding;
  if (waiting != 0) return kStrayBits;
  return bytes;
}

Decoded decode_standard_base64(std::string_view text) {
  auto decoded = decode_base64(text);
  if (auto* bytes = std::get_if<std::string>(&decoded)) return std::move(*bytes);
  // The reader of base64 says which character is wrong; here it could be one of a secret.
  const bool foreign = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") !=
                       std::string_view::npos;
  return foreign ? kWrongCharacter : EncodingProblem{"it is cut off, padded wrongly, or has stray bits"};
}

Decoded decode_base64url(std::string_view text) {
  return decode_alphabet(text, {.characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                                .bits = 6,
                                .group = 4,
                                .pads = false});
}

Decoded decode_base32(std::string_view text) {
  return decode_alphabet(text, {.characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", .bits = 5, .group = 8, .pads = true});
}

Decoded decode_base16(std::string_view text) {
  std::string bytes;
  if (!std::ranges::all_of(text, is_hex_digit)) return kWrongCharacter;
  if (text.size() % 2 != 0) return kHalfByte;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(hex_value(text[i]) * 16 + hex_value(text[i + 1]));
  }
  return bytes;
}

// RFC 2045, section 6.7. Line ends may be those of any system, as strings rarely keep CRLF.
Decoded decode_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool printable = c >= ' ' && c <= '~';
    if (c != '=') {
      if (!printable && c != '\t' && c != '\r' && c != '\n') return kWrongCharacter;
      bytes += c;
    } else if (text.substr(at + 1).starts_with("\r\n")) {
      at += 2;  // a soft line break
    } else if (text.substr(at + 1).starts_with('\n')) {
      at += 1;
    } else if (at + 2 < text.size() && is_hex_digit(text[at + 1]) && is_hex_digit(text[at + 2])) {
      bytes += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      return EncodingProblem{"an equals sign is not followed by two hexadecimal digits"};
    }
  }
  return bytes;
}

Decoded as_it_is(std::string_view text) {
  return std::string(text);
}

struct Encoding {
  std::string_view name;
  Decoded (*decode)(std::string_view text);
};

constexpr std::array kEncodings{
    Encoding{"base64", decode_standard_base64},
    Encoding{"base64url", decode_base64url},
    Encoding{"base32", decode_base32},
    Encoding{"base16", decode_base16},
    Encoding{"quoted-printable", decode_quoted_printable},
    Encoding{"7bit", as_it_is},
    Encoding{"8bit", as_it_is},
    Encoding{"binary", as_it_is},
};

}  // namespace

std::optional<Decoded> decode_content(std::string_view name, std::string_view text) {
  for (const Encoding& encoding : kEncodings) {
    if (std::ranges::equal(encoding.name, name, {}, {}, ascii_lower)) return encoding.decode(text);
  }
  return std::nullopt;
}

}  // namespace contract::internal
