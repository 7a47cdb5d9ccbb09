#include "source/line_index.h"

#include <algorithm>

namespace contract::internal {

LineIndex::LineIndex(std::string_view text) : text_(text), line_starts_{0} {
  for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
    line_starts_.push_back(i + 1);
  }
}

Position LineIndex::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::ranges::upper_bound(line_starts_, offset);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  const std::size_t start = line_starts_[line - 1];
  const std::string_view before = text_.substr(start, offset - start);
  // Continuation bytes (10xxxxxx) belong to the code point that precedes them.
  const auto code_points =
      std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return {.line = line, .column = static_cast<std::size_t>(code_points) + 1};
}

std::string_view LineIndex::line(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  std::string_view rest = text_.substr(line_starts_[line - 1]);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

std::size_t LineIndex::start_of(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return text_.size();
  return line_starts_[line - 1];
}

}  // namespace contract::internal
