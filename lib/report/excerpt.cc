#include "report/excerpt.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/printable.h"
#include "text/width.h"

namespace contract::internal {
namespace {

constexpr std::string_view kTab = "    ";
constexpr std::string_view kCut = "…";

struct Cell {  // one character of the line
  std::size_t offset;
  std::size_t column;  // where it begins
  std::string shown;
};

struct Cells {
  std::vector<Cell> cells;
  std::size_t columns = 0;  // of all together

  explicit Cells(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
      Cell cell{.offset = offset, .column = columns, .shown = {}};
      if (text[offset] == '\t') {
        cell.shown = kTab;
        ++offset;
      } else {
        append_printable_at(cell.shown, text, offset);
      }
      columns += display_width(cell.shown);
      cells.push_back(std::move(cell));
    }
  }

  std::size_t column_of(std::size_t offset) const {
    const auto cell = std::ranges::lower_bound(cells, offset, {}, &Cell::offset);
    return cell == cells.end() ? columns : cell->column;
  }
};

// Trailing blanks of the marked part are not worth a caret.
std::size_t marked_end(const Line& line) {
  std::size_t end = std::min<std::size_t>(line.marked.end, line.text.size());
  while (end > line.marked.begin && (line.text[end - 1] == ' ' || line.text[end - 1] == '\t')) --end;
  return end;
}

}  // namespace

Excerpt excerpt_of(const Line& line, std::size_t width) {
  const Cells all(line.text);
  const std::size_t mark_begin = all.column_of(line.marked.begin);
  const std::size_t mark_end = std::max(all.column_of(marked_end(line)), mark_begin + 1);

  // The window [first, last) of columns: all of the line if it fits, else the mark in the middle; of a mark that is
  // too long itself, its beginning, with a quarter of the width before it.
  std::size_t first = 0;
  std::size_t last = std::max(all.columns, mark_end);
  if (last > width) {
    const std::size_t spare = width - std::min(width, mark_end - mark_begin);
    const std::size_t before = spare > 0 ? std::max(spare / 2, std::size_t{1}) : width / 4;
    first = mark_begin - std::min(mark_begin, before);
    first = std::min(first, last - width);
    last = first + width;
  }
  const bool cut_before = line.cut_before || first > 0;
  const bool cut_after = line.cut_after || last < all.columns;

  Excerpt excerpt;
  if (cut_before) excerpt.text += kCut;
  // The first column gives way to the mark of the cut; so does the last.
  const std::size_t from = first + (first > 0 ? 1 : 0);
  const std::size_t until = last - (last < all.columns ? 1 : 0);
  std::size_t shown_from = until;
  std::size_t shown_until = from;
  for (const Cell& cell : all.cells) {
    const std::size_t end = cell.column + display_width(cell.shown);
    if (cell.column < from || end > until) continue;
    shown_from = std::min(shown_from, cell.column);
    shown_until = end;
    excerpt.text += cell.shown;
  }
  if (cut_after) excerpt.text += kCut;
  shown_from = std::min(shown_from, shown_until);  // nothing fits
  const std::size_t visible_begin = std::clamp(mark_begin, shown_from, shown_until);
  const std::size_t visible_end = std::clamp(mark_end, visible_begin, shown_until);
  excerpt.indent = visible_begin - shown_from + (cut_before ? 1 : 0);
  excerpt.carets = std::max(visible_end - visible_begin, std::size_t{1});
  return excerpt;
}

}  // namespace contract::internal
