#include "http/segment_template.h"

#include "text/uri.h"

namespace contract::internal {

std::variant<SegmentTemplate, std::string> SegmentTemplate::parse(std::string_view text) {
  SegmentTemplate segment;
  for (;;) {
    const std::size_t brace = text.find_first_of("{}");
    segment.literals_.push_back(percent_decode(text.substr(0, brace)));
    if (brace == std::string_view::npos) return segment;
    if (text[brace] == '}') return "`}` closes nothing";
    text.remove_prefix(brace + 1);
    const std::size_t end = text.find_first_of("{}");
    if (end == std::string_view::npos || text[end] == '{') return "`{` is never closed";
    if (end == 0) return "`{}` names no parameter";
    segment.names_.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

std::optional<std::vector<std::string_view>> SegmentTemplate::match(std::string_view text) const {
  std::vector<std::string_view> gaps;
  if (is_literal()) return text == literals_.front() ? std::optional(gaps) : std::nullopt;
  if (!text.starts_with(literals_.front())) return std::nullopt;
  std::size_t begin = literals_.front().size();
  // To find each literal as early as possible leaves the most room for the rest, so no choice is ever taken back.
  for (std::size_t i = 1; i + 1 < literals_.size(); ++i) {
    const std::size_t end = text.find(literals_[i], begin + 1);
    if (end == std::string_view::npos) return std::nullopt;
    gaps.push_back(text.substr(begin, end - begin));
    begin = end + literals_[i].size();
  }
  const std::string_view last = literals_.back();
  if (text.size() < begin + 1 + last.size() || !text.ends_with(last)) return std::nullopt;
  gaps.push_back(text.substr(begin, text.size() - last.size() - begin));
  return gaps;
}

}  // namespace contract::internal
