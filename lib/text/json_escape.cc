#include "text/json_escape.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kEscapes = "\"\\/bfnrt";
constexpr std::string_view kEscaped = "\"\\/\b\f\n\r\t";
constexpr std::size_t kUnicodeEscape = 6;  // bytes of \u0000

// The UTF-16 code unit of the escape \uXXXX at `offset`; nothing if there is none.
std::optional<char32_t> unicode_escape(std::string_view text, std::size_t offset) {
  const std::string_view escape = text.substr(std::min(offset, text.size()), kUnicodeEscape);
  if (escape.size() < kUnicodeEscape || !escape.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const auto [end, error] = std::from_chars(escape.data() + 2, escape.data() + escape.size(), unit, 16);
  if (error != std::errc() || end != escape.data() + escape.size()) return std::nullopt;
  return unit;
}

bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

JsonEscape skip_json_escape(std::string_view text, std::size_t& offset) {
  switch (offset + 1 < text.size() ? text[offset + 1] : '\0') {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't': offset += 2; return JsonEscape::Good;
    default: break;
  }
  const std::optional<char32_t> unit = unicode_escape(text, offset);
  if (!unit) return JsonEscape::Bad;
  if (is_high_surrogate(*unit) && is_low_surrogate(unicode_escape(text, offset + kUnicodeEscape).value_or(0))) {
    offset += kUnicodeEscape;
  } else if (is_high_surrogate(*unit) || is_low_surrogate(*unit)) {
    return JsonEscape::LoneSurrogate;
  }
  offset += kUnicodeEscape;
  return JsonEscape::Good;
}

void append_unescaped_json(std::string& plain, std::string_view written) {
  for (std::size_t offset = 0; offset < written.size();) {
    const std::size_t backslash = std::min(written.find('\\', offset), written.size());
    plain += written.substr(offset, backslash - offset);
    offset = backslash;
    if (offset == written.size()) break;
    if (written[offset + 1] != 'u') {
      plain += kEscaped[kEscapes.find(written[offset + 1])];
      offset += 2;
      continue;
    }
    char32_t code_point = *unicode_escape(written, offset);
    offset += kUnicodeEscape;
    if (is_high_surrogate(code_point)) {
      const char32_t low = *unicode_escape(written, offset);
      code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
      offset += kUnicodeEscape;
    }
    append_utf8(plain, code_point);
  }
}

}  // namespace contract::internal
