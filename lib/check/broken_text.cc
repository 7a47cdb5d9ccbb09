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

class Hider {
 public:
  Hider(SourceId source, const SourceMap& sources, const NameTable& known, Secrets& secrets)
      : source_(source),
        text_(sources.text(source)),
        is_embedded_(sources.outermost({.source = source, .span = {}}).source != source),
        known_(known),
        secrets_(secrets) {}

  void hide_near(Span span) {
    const std::size_t first = std::min<std::size_t>(span.begin, text_.size());
    const std::size_t last = std::clamp<std::size_t>(span.end, first, text_.size());
    std::size_t begin = first - std::min(first, kWindow);
    std::size_t end = std::min(text_.size(), last + kWindow);
    if (!is_embedded_) {
      const std::size_t line_break = text_.substr(0, first).rfind('\n');
      if (line_break != std::string_view::npos) begin = std::max(begin, line_break + 1);
      end = std::min(end, text_.find('\n', last));
    }
    hide_words(begin, end);
  }

 private:
  // A word that the end of the window cuts is hidden as a whole.
  void hide_words(std::size_t at, std::size_t end) {
    at = text_.find_last_of(kPunctuation, at) + 1;  // npos + 1 is 0
    while (at < end) {
      const std::size_t begin = std::min(text_.find_first_not_of(kPunctuation, at), text_.size());
      at = std::min(text_.find_first_of(kPunctuation, begin), text_.size());
      if (begin >= end || is_name(begin, at)) continue;
      secrets_.add({.source = source_,
                    .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(at)}});
    }
  }

  bool is_name(std::size_t begin, std::size_t end) const {
    return known_.find(text_.substr(begin, end - begin)) != NameTable::kAbsent && colon_follows(text_, end);
  }

  SourceId source_;
  std::string_view text_;
  bool is_embedded_;
  const NameTable& known_;
  Secrets& secrets_;
};

}  // namespace

void hide_values(SourceId source, const SourceMap& sources, const Findings& findings, const NameTable& known,
                 Secrets& secrets) {
  Hider hider(source, sources, known, secrets);
  for (const Finding& finding : findings) {
    hider.hide_near(finding.where.span);
    for (const Related& related : finding.related) hider.hide_near(related.where.span);
  }
}

}  // namespace contract::internal
