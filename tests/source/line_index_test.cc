#include "source/line_index.h"

#include <string>

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("a column counts code points") {
  const std::string text = "ab\né→x\r\n\nlast";
  const LineIndex lines(text);
  CHECK(lines.at(0) == Position{1, 1});
  CHECK(lines.at(2) == Position{1, 3});
  CHECK(lines.at(3) == Position{2, 1});
  CHECK(lines.at(5) == Position{2, 2});
  CHECK(lines.at(8) == Position{2, 3});
  CHECK(lines.at(text.size()) == Position{4, 5});
  CHECK(lines.at(1000) == Position{4, 5});
  CHECK(lines.line(2) == "é→x");
  CHECK(lines.line(3).empty());
  CHECK(lines.line(4) == "last");
  CHECK(lines.line(5).empty());
}

TEST_CASE("columns are right on both sides of every checkpoint of a long line") {
  std::string text = "first\n";
  std::size_t column = 1;
  std::string wrong;
  for (int i = 0; i < 3000; ++i) text += i % 3 == 0 ? "é" : "a";
  const LineIndex lines(text);
  for (std::size_t at = 6; at < text.size(); ++column) {
    if (lines.at(at) != Position{2, column}) wrong += std::to_string(at) + " ";
    at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 2;
  }
  CHECK(wrong.empty());
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex lines("");
  CHECK(lines.at(0) == Position{1, 1});
  CHECK(lines.line(1).empty());
}
