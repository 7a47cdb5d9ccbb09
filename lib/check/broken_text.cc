#include "check/broken_text.h"

#include <algorithm>

namespace contract::internal {
namespace {

// What separates words in JSON and in YAML. A secret that holds such characters is several words, all of them hidden.
constexpr std::string_view kPunctuation = "{}[],:\"' \t\r\n";

// No report shows more of a line than this on each side of a place.
constexpr std::size_t kWindow = 4096;

bool colon_follows(std::string_view text, std::size_t at) {
  at = text.find_first_not_of("\"' \t", at);
  return at != std::string_view::npos && text[at] == ':';
}

void hide_words(SourceId source, std::string_view text, std::size_t at, std::size_t end, const NameTable& known,
                Secrets& secrets) {
  while (at < end) {
    const std::size_t begin = std::min(text.find_first_not_of(kPunctuation, at), end);
    at = std::min(text.find_first_of(kPunctuation, begin), end);
    if (begin == at) continue;
    if (known.find(text.substr(begin, at - begin)) != NameTable::kAbsent && colon_follows(text, at)) continue;
    secrets.add({.source = source,
                 .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(at)}});
  }
}

void hide_lines(SourceId source, std::string_view text, Span span, const NameTable& known, Secrets& secrets) {
  const std::size_t first = std::min<std::size_t>(span.begin, text.size());
  const std::size_t last = std::clamp<std::size_t>(span.end, first, text.size());
  const std::size_t line_break = text.substr(0, first).rfind('\n');
  std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  std::size_t end = std::min(text.find('\n', last), text.size());
  if (first - begin > kWindow) begin = first - kWindow;
  if (end - last > kWindow) end = last + kWindow;
  hide_words(source, text, begin, end, known, secrets);
}

}  // namespace

void hide_values(SourceId source, std::string_view text, const Findings& findings, const NameTable& known,
                 Secrets& secrets) {
  for (const Finding& finding : findings) {
    hide_lines(source, text, finding.where.span, known, secrets);
    for (const Related& related : finding.related) hide_lines(source, text, related.where.span, known, secrets);
  }
}

}  // namespace contract::internal
