#include "http/media_type.h"

#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("a media type is read as RFC 9110 writes it") {
  struct Case {
    std::string_view text;
    std::string_view read;  // empty: refused
  };
  const Case cases[] = {
      {"application/json", "application/json"},
      {"Application/JSON", "application/json"},
      {" application/json ; Charset=UTF-8 ", "application/json; charset=UTF-8"},
      {"application/json;charset=\"utf-8\"", "application/json; charset=utf-8"},
      {"text/plain; a=\"x \\\"y\\\\\"", "text/plain; a=\"x \\\"y\\\\\""},
      {"text/html;;charset=utf-8;", "text/html; charset=utf-8"},
      {"application/vnd.api+json", "application/vnd.api+json"},
      {"", ""},
      {"json", ""},
      {"x-unknown", ""},
      {"/json", ""},
      {"application/", ""},
      {"application/json/x", ""},
      {"application /json", ""},
      {"application/json charset=utf-8", ""},
      {"application/json; charset", ""},
      {"application/json; charset=", ""},
      {"application/json; charset =utf-8", ""},
      {"application/json; a=\"open", ""},
      {"application/json; a=\"open\\", ""},
      {"application/*", ""},
      {"*/*", ""},
      {"aplication json", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto media_type = parse_media_type(c.text);
    CHECK((media_type ? to_string(*media_type) : "") == c.read);
  }
}

TEST_CASE("JSON is known by its name and by its suffix") {
  struct Case {
    std::string_view text;
    bool is_json;
  };
  const Case cases[] = {{"application/json", true},      {"application/problem+json", true},
                        {"image/svg+json", true},        {"application/json; charset=utf-8", true},
                        {"application/jsonp", false},    {"text/plain", false},
                        {"application/json-seq", false}, {"text/json", false}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_media_type(c.text)->is_json() == c.is_json);
  }
}

TEST_CASE("a wildcard stands alone, or before a suffix") {
  struct Case {
    std::string_view text;
    bool is_range;
  };
  const Case cases[] = {
      {"*/*", true},     {"application/*", true}, {"application/*+json", true}, {"text/plain", true},
      {"*/json", false}, {"app*/json", false},    {"application/j*", false},    {"application/**", false},
      {"*", false}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_media_range(c.text).has_value() == c.is_range);
  }
}

TEST_CASE("a range matches what it names and what is below it") {
  struct Case {
    std::string_view range;
    std::string_view media_type;
    bool matches;
  };
  const Case cases[] = {
      {"application/json", "application/json", true},
      {"application/json", "application/json; charset=utf-8", true},
      {"application/json; charset=utf-8", "application/json", true},
      {"text/plain; charset=utf-8", "text/plain; charset=UTF-8", true},
      {"text/plain; charset=utf-8", "text/plain", false},
      {"text/plain; version=a", "text/plain; version=A", false},
      {"application/json", "application/problem+json", false},
      {"application/*", "application/problem+json", true},
      {"application/*+json", "application/problem+json", true},
      {"application/*+json", "application/json", false},
      {"application/*", "text/plain", false},
      {"*/*", "text/plain", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.range, c.media_type);
    CHECK(parse_media_range(c.range)->matches(*parse_media_type(c.media_type)) == c.matches);
  }
}

TEST_CASE("ranges are the more specific the less they leave open") {
  const std::string_view rising[] = {"*/*",        "text/*",          "text/*+xml",
                                     "text/a+xml", "text/a+xml; v=1", "text/a+xml; v=1; w=2"};
  for (std::size_t i = 1; i < std::size(rising); ++i) {
    CAPTURE(rising[i]);
    CHECK(parse_media_range(rising[i - 1])->specificity() < parse_media_range(rising[i])->specificity());
  }
}
