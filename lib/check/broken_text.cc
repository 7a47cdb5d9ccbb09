#include "check/broken_text.h"

#include <algorithm>

namespace contract::internal {
namespace {

constexpr std::string_view kBlank = " \t";
constexpr std::string_view kOpening = "{[";

// The end of the string that begins with a quote at `begin`, its closing quote included; the line's end if it is open.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return std::min(text.find('\n', begin), text.size());
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

void hide_line(SourceId source, std::string_view text, std::size_t at, std::size_t line_end, Secrets& secrets) {
  const auto hide = [&](std::size_t begin, std::size_t end) {
    secrets.add({.source = source,
                 .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)}});
  };
  while (at < line_end) {
    if (is_quote(text[at])) {
      const std::size_t end = end_of_string(text, at);
      const std::size_t next = std::min(text.find_first_not_of(kBlank, end), text.size());
      const bool is_key = next < text.size() && text[next] == ':';
      if (!is_key) hide(at, end);
      at = end;
      continue;
    }
    if (text[at++] != ':') continue;
    // A value without quotes, as YAML writes them: it ends with its line.
    at = std::min(text.find_first_not_of(kBlank, at), line_end);
    if (at == line_end || is_quote(text[at]) || kOpening.find(text[at]) != std::string_view::npos) continue;
    const std::size_t end = std::min(text.find_first_of(",}]\r\n", at), line_end);
    hide(at, end);
    at = end;
  }
}

void hide_lines(SourceId source, std::string_view text, Span span, Secrets& secrets) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t before = text.substr(0, begin).rfind('\n');
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', std::max<std::size_t>(begin, span.end)), text.size());
  hide_line(source, text, start, end, secrets);
}

}  // namespace

void hide_values(SourceId source, std::string_view text, const Findings& findings, Secrets& secrets) {
  for (const Finding& finding : findings) {
    hide_lines(source, text, finding.where.span, secrets);
    for (const Related& related : finding.related) hide_lines(source, text, related.where.span, secrets);
  }
}

}  // namespace contract::internal
