#include "source/line_index.h"

#include <algorithm>

namespace contract::internal {
namespace {

constexpr std::size_t kStride = 1024;

// Continuation bytes (10xxxxxx) belong to the code point that precedes them.
std::size_t count_starts(std::string_view text) {
  const auto starts =
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return static_cast<std::size_t>(starts);
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), line_starts_{0} {
  for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
    line_starts_.push_back(i + 1);
  }
  std::size_t before = 0;
  for (std::size_t i = 0; i <= text.size(); i += kStride) {
    checkpoints_.push_back(before);
    before += count_starts(text.substr(i, kStride));
  }
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  const std::size_t checkpoint = offset / kStride;
  const std::size_t start = checkpoint * kStride;
  return checkpoints_[checkpoint] + count_starts(text_.substr(start, offset - start));
}

Position LineIndex::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::ranges::upper_bound(line_starts_, offset);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  const std::size_t column = code_points_before(offset) - code_points_before(line_starts_[line - 1]) + 1;
  return {.line = line, .column = column};
}

std::string_view LineIndex::line(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::size_t start = line_starts_[line - 1];
  const std::size_t end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
  std::string_view found = text_.substr(start, end - start);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

std::size_t LineIndex::start_of(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return text_.size();
  return line_starts_[line - 1];
}

}  // namespace contract::internal
