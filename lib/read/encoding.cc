#include "read/encoding.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

std::string hexadecimal(char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {kHex[value >> 4U], kHex[value & 0xFU]};
}

}  // namespace

Finding make_detail(Code code, SourceId source, std::size_t begin, std::size_t end, std::string text, std::string help,
                    std::optional<std::string> quoted) {
  const Span span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
  return make_finding(code, {.source = source, .span = span},
                      Detail{.text = std::move(text), .help = std::move(help), .quoted = std::move(quoted)});
}

std::size_t byte_order_mark(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

std::optional<Finding> unreadable_text(SourceId source, std::string_view text) {
  const std::string save = "save the file as UTF-8";
  if (is_utf16(text)) return make_detail(Code::Encoding, source, 0, 2, "the text is UTF-16, not UTF-8", save);
  const std::size_t nul = text.find('\0');
  const std::size_t invalid = first_invalid_utf8(text).value_or(std::string_view::npos);
  if (invalid < nul) {
    return make_detail(Code::Encoding, source, invalid, invalid + 1, "{} is not UTF-8", save,
                       "the byte " + hexadecimal(text[invalid]));
  }
  if (nul != std::string_view::npos) {
    return make_detail(Code::Encoding, source, nul, nul + 1, "a NUL byte stands in the text",
                       "if the file is UTF-16 or UTF-32, " + save);
  }
  if (text.find_first_not_of(" \t\r\n", byte_order_mark(text)) == std::string_view::npos) {
    return make_finding(Code::EmptyInput, {.source = source, .span = {}});
  }
  return std::nullopt;
}

}  // namespace contract::internal
