#include "text/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "text/utf8.h"

namespace contract::internal {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Characters of Unicode's categories Cc, Cf, Zl and Zp that move, hide or break text. Sorted.
constexpr std::array kUnprintable{
    Range{0x0000, 0x001F},    // C0
    Range{0x007F, 0x009F},    // DEL and C1
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x034F, 0x034F},    // combining grapheme joiner
    Range{0x061C, 0x061C},    // Arabic letter mark
    Range{0x115F, 0x1160},    // Hangul fillers
    Range{0x17B4, 0x17B5},    // Khmer inherent vowels
    Range{0x180B, 0x180F},    // Mongolian selectors and vowel separator
    Range{0x200B, 0x200F},    // zero-width space and joiners, direction marks
    Range{0x2028, 0x202E},    // separators, embeddings and overrides
    Range{0x2060, 0x206F},    // word joiner, invisible operators, isolates
    Range{0x3164, 0x3164},    // Hangul filler
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xFFA0, 0xFFA0},    // half-width Hangul filler
    Range{0xFFF0, 0xFFFB},    // interlinear annotations
    Range{0x1BCA0, 0x1BCA3},  // shorthand format controls
    Range{0x1D173, 0x1D17A},  // musical format controls
    Range{0xE0000, 0xE0FFF},  // tags and further selectors
};

}  // namespace

bool is_printable(char32_t code_point) {
  const auto* after = std::ranges::upper_bound(kUnprintable, code_point, {}, &Range::first);
  return after == kUnprintable.begin() || code_point > std::prev(after)->last;
}

void append_unicode_escape(std::string& out, char32_t code_point) {
  auto value = static_cast<unsigned>(code_point);
  if (value > 0xFFFF) {
    value -= 0x10000;
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", 0xD800 + (value >> 10U));
    value = 0xDC00 + (value & 0x3FFU);
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", value);
}

void append_printable_at(std::string& out, std::string_view text, std::size_t& offset) {
  const std::size_t begin = offset;
  const char32_t code_point = next_code_point(text, offset);
  const std::string_view bytes = text.substr(begin, offset - begin);
  if (bytes.size() == 1 && static_cast<unsigned char>(bytes.front()) >= 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(bytes.front()));
  } else if (is_printable(code_point)) {
    out += bytes;
  } else {
    append_unicode_escape(out, code_point);
  }
}

std::string printable(std::string_view text) {
  return printable_excerpt(text, std::numeric_limits<std::size_t>::max());
}

std::string printable_excerpt(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < text.size() && count < limit; ++count) append_printable_at(out, text, offset);
  if (offset < text.size()) out += "…";
  return out;
}

}  // namespace contract::internal
