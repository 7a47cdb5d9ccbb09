#pragma once
// Turns byte offsets into lines and columns.
// Findings carry offsets, which stay right whatever the encoding; only reporters need lines.
#include <cstddef>
#include <string_view>
#include <vector>

namespace contract::internal {

struct Position {
  std::size_t line = 0;    // counts from 1; 0 is "nowhere"
  std::size_t column = 0;  // counts from 1, in code points
  friend bool operator==(const Position&, const Position&) = default;
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);  // `text` must outlive the index

  // A column is a code point, because editors jump by code points. An offset past the end is the end.
  Position at(std::size_t offset) const;

  // The line without its line break. `line` counts from 1; a line that is not there is empty.
  std::string_view line(std::size_t line) const;

  // Byte offset of the first byte of `line`.
  std::size_t start_of(std::size_t line) const;

 private:
  // Code points before `offset`, counted from a checkpoint: many findings in one endless line must not each scan it.
  std::size_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> checkpoints_;  // code points before each multiple of kStride
};

}  // namespace contract::internal
