#include "text/time_span.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("a length of time is a whole number and a unit") {
  struct Case {
    std::string text;
    std::int64_t milliseconds;
  };
  const std::vector<Case> cases{
      {"0s", 0},
      {"250ms", 250},
      {"1s", 1000},
      {"1m", 60'000},
      {"2h", 7'200'000},
      {"1d", 86'400'000},
      {"90d", 7'776'000'000},
      {"1w", 604'800'000},
      {"9999999999w", 6'047'999'999'395'200'000},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    REQUIRE(parse_time_span(each.text));
    CHECK(parse_time_span(each.text)->milliseconds == each.milliseconds);
  }
  for (const std::string text :
       {"", "d", "90", "90 d", "-1d", "+1d", "1.5d", "1D", "1y", "1min", "1dd", "10000000000w"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_span(text));
  }
}

TEST_CASE("a length of time is written in its two largest units, neighbours of each other") {
  struct Case {
    std::int64_t milliseconds;
    std::string text;
  };
  const std::vector<Case> cases{
      {0, "0ms"},        {1, "1ms"},         {1000, "1s"},           {1001, "1s 1ms"},      {61'001, "1m 1s"},
      {3'600'001, "1h"}, {86'400'000, "1d"}, {788'645'000, "1w 2d"}, {90'000'000, "1d 1h"},
  };
  for (const Case& each : cases) CHECK(to_string(TimeSpan{.milliseconds = each.milliseconds}) == each.text);
}
