#include "read/message_lines.h"

#include <algorithm>

#include "http/header.h"
#include "http/token.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

// Takes the first word off `line`, and the blanks behind it.
std::string_view take_word(std::string_view& line) {
  const std::size_t length = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, length);
  line.remove_prefix(std::min(line.find_first_not_of(" \t", length), line.size()));
  return word;
}

bool is_version(std::string_view word) {
  constexpr std::string_view kName = "HTTP/";
  return word.starts_with(kName) && word.size() > kName.size() &&
         word.find_first_not_of("0123456789.", kName.size()) == std::string_view::npos;
}

}  // namespace

TextLines::TextLines(SourceId source, std::string_view text) : source_(source), text_(text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) at_ = static_cast<std::uint32_t>(kByteOrderMark.size());
}

TextLine TextLines::peek() const {
  const std::size_t line_break = std::min(text_.find('\n', at_), text_.size());
  const bool has_return = line_break > at_ && text_[line_break - 1] == '\r';
  const std::size_t end = line_break - (has_return ? 1 : 0);
  return {.text = text_.substr(at_, end - at_),
          .begin = at_,
          .end = static_cast<std::uint32_t>(end),
          .next = static_cast<std::uint32_t>(std::min(line_break + 1, text_.size()))};
}

TextLine TextLines::take() {
  const TextLine line = peek();
  at_ = line.next;
  return line;
}

Place TextLines::place(std::string_view part) const {
  const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
  return place(begin, begin + static_cast<std::uint32_t>(part.size()));
}

std::optional<StatusLine> parse_status_line(std::string_view line) {
  if (!is_version(take_word(line))) return std::nullopt;
  const std::string_view digits = take_word(line);
  if (digits.size() != 3 || !std::ranges::all_of(digits, is_ascii_digit) || digits.front() == '0') return std::nullopt;
  const int status = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
  return StatusLine{.status = status, .digits = digits, .reason = line};
}

std::optional<RequestLine> parse_request_line(std::string_view line) {
  const std::string_view method = take_word(line);
  if (!is_token(method) || !std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return std::nullopt;
  }
  std::string_view target = trim_whitespace(line);
  const std::size_t space = target.find_last_of(" \t");
  if (space != std::string_view::npos && is_version(target.substr(space + 1))) {
    target = trim_whitespace(target.substr(0, space));
  }
  if (target.empty()) return std::nullopt;
  return RequestLine{.method = method, .target = target};
}

std::optional<Header> parse_header_line(std::string_view line, const TextLines& lines) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
  const std::string_view value = trim_whitespace(line.substr(colon + 1));
  return Header{.name = std::string(line.substr(0, colon)), .value = std::string(value), .where = lines.place(value)};
}

const std::string* find_value(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::ranges::find_if(headers, [name](const Header& header) { return same_header_name(header.name, name); });
  return found == headers.end() ? nullptr : &found->value;
}

std::optional<Body> body_between(const TextLines& lines, std::uint32_t begin, std::uint32_t end,
                                 const std::vector<Header>& headers, SourceMap& sources) {
  std::string_view text = lines.text().substr(begin, end - begin);
  text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);  // npos + 1 is 0
  if (text.empty()) return std::nullopt;
  Body body;
  body.where = lines.place(text);
  if (const std::string* type = find_value(headers, "Content-Type")) body.media_type = *type;
  body.text = sources.add_embedded(body.where, std::string(text), {{.inner = 0, .outer = body.where.span.begin}});
  return body;
}

}  // namespace contract::internal
