#include "http/status_range.h"

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("a key of responses is a status, a class or default") {
  struct Case {
    std::string_view text;
    bool is_range;
  };
  const Case cases[] = {{"200", true},      {"100", true},  {"999", true},  {"1XX", true},   {"5XX", true},
                        {"default", true},  {"6XX", false}, {"0XX", false}, {"4xx", false},  {"4X4", false},
                        {"40X", false},     {"099", false}, {"20", false},  {"2000", false}, {"", false},
                        {"Default", false}, {"-20", false}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto range = parse_status_range(c.text);
    REQUIRE(range.has_value() == c.is_range);
    if (range) CHECK(to_string(*range) == c.text);
  }
}

TEST_CASE("a range accepts its own statuses only, and default accepts all") {
  struct Case {
    std::string_view range;
    int status;
    bool accepted;
  };
  const Case cases[] = {{"200", 200, true},  {"200", 201, false}, {"2XX", 200, true},     {"2XX", 299, true},
                        {"2XX", 300, false}, {"2XX", 20, false},  {"default", 503, true}, {"default", 200, true}};
  for (const Case& c : cases) {
    CAPTURE(c.range, c.status);
    CHECK(accepts(*parse_status_range(c.range), c.status) == c.accepted);
  }
}

TEST_CASE("the exact status is more specific than its class, and that more than default") {
  CHECK(specificity(*parse_status_range("404")) > specificity(*parse_status_range("4XX")));
  CHECK(specificity(*parse_status_range("4XX")) > specificity(*parse_status_range("default")));
}
