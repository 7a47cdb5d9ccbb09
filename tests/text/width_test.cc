#include "text/width.h"

#include <string_view>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("characters take as many columns as terminals give them") {
  struct Case {
    std::string_view text;
    std::size_t columns;
  };
  const std::vector<Case> cases{
      {"", 0},        {"ascii ~", 7},  {"größe", 5},        {"é", 1},
      {"e\u0301", 1}, {"名前", 4},     {"ﾊﾝｶｸ", 4},         {"ＡＢ", 4},
      {"한국", 4},    {"🙂", 2},     {"\u1112\u1161", 2}, {"✅", 2},
      {"…", 1},       {"→", 1},        {"\U00020000", 2},   {"\u0E33", 1},
      {"\u0E48", 0},  {"\xff\xff", 2}, {"\u05D0\u05B0", 1}, {"─", 1},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(display_width(each.text) == each.columns);
  }
}
