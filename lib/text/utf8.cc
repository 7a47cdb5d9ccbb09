#include "text/utf8.h"

#include <cstring>

namespace contract::internal {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

// What RFC 3629 section 4 allows after a lead byte: how many bytes, and between what the second one lies.
// The second byte alone tells overlong forms, surrogates and values above U+10FFFF from the rest.
struct Sequence {
  unsigned length = 0;  // 0: no sequence begins with this byte
  unsigned second_min = 0x80;
  unsigned second_max = 0xBF;
};

Sequence sequence_of(unsigned lead) {
  if (lead < 0x80) return {.length = 1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {.length = 2};
  if (lead == 0xE0) return {.length = 3, .second_min = 0xA0};
  if (lead == 0xED) return {.length = 3, .second_max = 0x9F};
  if (lead < 0xF0) return {.length = 3};
  if (lead == 0xF0) return {.length = 4, .second_min = 0x90};
  if (lead < 0xF4) return {.length = 4};
  if (lead == 0xF4) return {.length = 4, .second_max = 0x8F};
  return {};
}

// Bytes of the well-formed sequence at `offset`; 0 if there is none.
unsigned sequence_length(std::string_view text, std::size_t offset) {
  const Sequence sequence = sequence_of(byte_at(text, offset));
  if (sequence.length > text.size() - offset) return 0;
  for (unsigned i = 1; i < sequence.length; ++i) {
    const unsigned byte = byte_at(text, offset + i);
    const unsigned min = i == 1 ? sequence.second_min : 0x80U;
    const unsigned max = i == 1 ? sequence.second_max : 0xBFU;
    if (byte < min || byte > max) return 0;
  }
  return sequence.length;
}

// Most texts are ASCII almost throughout, so eight bytes are looked at together.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  while (text.size() - offset >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + offset, sizeof(word));
    if ((word & 0x8080808080808080U) != 0) break;
    offset += sizeof(word);
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t offset = skip_ascii(text, 0);
  while (offset < text.size()) {
    const unsigned length = sequence_length(text, offset);
    if (length == 0) return offset;
    offset += length;
    if (offset < text.size() && byte_at(text, offset) < 0x80) offset = skip_ascii(text, offset);
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  // Every code point has one byte that is no continuation byte (10xxxxxx).
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const unsigned length = sequence_length(text, offset);
  if (length == 0) {
    ++offset;
    return kReplacement;
  }
  const unsigned lead = byte_at(text, offset);
  char32_t code_point = length == 1 ? lead : lead & (0x7FU >> length);
  for (unsigned i = 1; i < length; ++i) code_point = (code_point << 6U) | (byte_at(text, offset + i) & 0x3FU);
  offset += length;
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) code_point = kReplacement;
  const auto continuation = [code_point](unsigned shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    text += continuation(0);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12U));
    text += continuation(6);
    text += continuation(0);
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18U));
    text += continuation(12);
    text += continuation(6);
    text += continuation(0);
  }
}

}  // namespace contract::internal
