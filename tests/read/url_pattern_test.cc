#include "read/url_pattern.h"

#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string shown(const UrlPattern& pattern) {
  std::string text = pattern.url;
  for (const std::string& part : pattern.unknown) text += ' ' + part;
  return text;
}

std::string of_regex(std::string_view regex) {
  const auto pattern = parse_path_regex(regex);
  return pattern ? shown(*pattern) : "unclear";
}

}  // namespace

TEST_CASE("of a path template the segments with variables are unknown") {
  CHECK(shown(parse_path_template("/a/b")) == "/a/b");
  CHECK(shown(parse_path_template("/a/{id}/b/{c}.json")) == "/a/{id}/b/{c}.json {id} {c}.json");
}

TEST_CASE("of a regular expression only what is plain text is known, segment by segment") {
  struct Case {
    std::string_view regex;
    std::string_view shown;
  };
  const Case cases[] = {
      {"/a/b", "/a/b"},
      {"^/a\\.b\\/c$", "/a.b/c"},
      {"/a/[^/]+/b", "/a/{pattern}/b {pattern}"},
      {"/a/[0-9A-Z]{26}", "/a/{pattern} {pattern}"},
      {"/a/\\d+/(b|c)", "/a/{pattern}/{pattern} {pattern}"},
      {"/a/.*", "/a/{pattern} {pattern}"},
      {"/a/b.*", "/a/{pattern} {pattern}"},
      {"/a\\?b=.*", "/a"},
      {"/a/[]x]", "/a/{pattern} {pattern}"},
      {".*", "unclear"},
      {"/a|/b", "unclear"},
      {"/a(/b)?", "unclear"},
      {"/a/?", "unclear"},
      {"/a/*", "unclear"},
      {"/a/[b", "unclear"},
      {"/a/(b", "unclear"},
      {"/a\\", "unclear"},
      {"", "unclear"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.regex);
    CHECK(of_regex(c.regex) == c.shown);
  }
}
