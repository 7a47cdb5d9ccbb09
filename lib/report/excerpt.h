#pragma once
// A line as it is shown: safe to print, cut to the width there is, with the columns that carets stand under.
#include <cstddef>
#include <string>

#include "report/report.h"

namespace contract::internal {

struct Excerpt {
  std::string text;        // printable; "…" stands for what was cut off
  std::size_t indent = 0;  // columns before the first caret
  std::size_t carets = 1;  // columns that carets take, at least 1
};

// At most `width` columns, so cut that the marked part is in sight with some of what stands around it. A tab takes
// four columns. Of a mark that reaches past the end of the line, or past the cut, the visible part is marked.
Excerpt excerpt_of(const Line& line, std::size_t width);

}  // namespace contract::internal
