#include "report/excerpt.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "text/width.h"

using namespace contract::internal;

namespace {

Excerpt shown(std::string text, std::uint32_t begin, std::uint32_t end, std::size_t width) {
  return excerpt_of({.number = 1, .text = std::move(text), .marked = {.begin = begin, .end = end}}, width);
}

}  // namespace

TEST_CASE("an excerpt keeps to its width and its carets to the excerpt, whatever the line") {
  const std::vector<std::string_view> pieces{"a", "名", "🙂", "e\u0301", "\t", "\x1b", "\xff", "\u200B", " ", "\""};
  std::uint32_t state = 1;  // of a linear congruential generator: the same lines every time
  const auto next = [&state](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::uint32_t>((state >> 8U) % below);
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::uint32_t length = next(60) + 1; length > 0; --length) text += pieces[next(pieces.size())];
    const std::uint32_t begin = next(text.size() + 1);
    const std::uint32_t end = begin + next(text.size() + 1 - begin);
    const std::size_t width = 20 + next(80);
    const Excerpt excerpt = shown(text, begin, end, width);
    const std::size_t columns = display_width(excerpt.text);
    CAPTURE(round, excerpt.text, begin, end, width, excerpt.indent, excerpt.carets);
    CHECK(columns <= width);
    CHECK(excerpt.carets >= 1);
    CHECK(excerpt.indent + excerpt.carets <= columns + 1);  // the end of a line is a place too
    CHECK(excerpt.indent <= columns);
  }
}

TEST_CASE("a line that was cut before it came here has marks at both ends") {
  const Excerpt excerpt = excerpt_of(
      {.number = 1, .text = "abc", .marked = {.begin = 1, .end = 2}, .cut_before = true, .cut_after = true}, 40);
  CHECK(excerpt.text == "…abc…");
  CHECK(excerpt.indent == 2);
  CHECK(excerpt.carets == 1);
}

TEST_CASE("a mark without characters gets one caret") {
  CHECK(shown("abc", 1, 1, 40).carets == 1);
  CHECK(shown("abc", 3, 3, 40).indent == 3);
  CHECK(shown("a   ", 1, 4, 40).carets == 1);
}
