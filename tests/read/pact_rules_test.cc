#include "read/pact_rules.h"

#include <algorithm>

#include "document/pointer.h"
#include "read/json.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

// The pointers of the examples in a body, sorted.
std::string examples(std::string_view body, std::string_view rules) {
  SourceMap sources;
  Findings ignored;
  const auto document = read_json(sources.add("body", std::string(body)), sources, {}, ignored);
  const auto written = read_json(sources.add("rules", std::string(rules)), sources, {}, ignored);
  REQUIRE(document);
  REQUIRE(written);
  std::vector<std::string> pointers;
  for (const Value value : PactRules(written->root()).examples(document->root())) {
    pointers.push_back(pointer_to(document->root(), value));
  }
  std::ranges::sort(pointers);
  std::string text;
  for (const std::string& pointer : pointers) text += pointer.empty() ? "root " : pointer + ' ';
  return text;
}

constexpr std::string_view kBody = R"({"a": 1, "b": {"c": [{"d": 2}, {"d": 3}], "e f": 4}})";

}  // namespace

TEST_CASE("a matching rule makes examples of a value and of all that is in it") {
  struct Case {
    std::string_view rules;
    std::string_view examples;
  };
  const Case cases[] = {
      {"{}", ""},
      {R"({"$.body.a": {"match": "type"}})", "/a "},
      {R"({"$.body['b']['e f']": {"match": "regex", "regex": "."}})", "/b/e f "},
      {R"({"$.body.b.c[*].d": {"match": "integer"}})", "/b/c/0/d /b/c/1/d "},
      {R"({"$.body.b.c[1]": {"match": "type"}})", "/b/c/1 /b/c/1/d "},
      {R"({"$.body.b": {"match": "type"}})", "/b /b/c /b/c/0 /b/c/0/d /b/c/1 /b/c/1/d /b/e f "},
      {R"({"$.headers.a": {"match": "type"}, "$.path": {"match": "type"}})", ""},
      {R"({"body": {"$.a": {"matchers": [{"match": "type"}], "combine": "AND"}}, "path": {}})", "/a "},
      {R"({"body": {"$.a": {"matchers": [{"match": "equality"}]}}})", ""},
      {R"({"body": {"$": {"matchers": [{"match": "type"}]}, "$.b": {"matchers": [{"match": "equality"}]}}})",
       "root /a "},
      {R"({"body": {"$.b.c[*].d": {"matchers": [{"match": "type"}]}, "$.b.c[0].d": {"matchers": [{"match": "equality"}]}}})",
       "/b/c/1/d "},
      {R"({"body": {"a": 1, "$a": 1, "$.": 1, "$[": 1, "$['a": 1, "$.x": {}}})", ""},
      {R"({"body": 1, "$.body.a": {}})", "/a "},
  };
  for (const Case& c : cases) {
    CAPTURE(c.rules);
    CHECK(examples(kBody, c.rules) == c.examples);
  }
}

TEST_CASE("matching rules stand on paths, queries and headers, too") {
  SourceMap sources;
  Findings ignored;
  const auto rules = [&](std::string_view text) {
    const auto document = read_json(sources.add("rules", std::string(text)), sources, {}, ignored);
    return PactRules(document->root());
  };
  CHECK(rules(R"({"$.path": {"match": "regex"}})").has_path());
  CHECK(rules(R"({"path": {"matchers": [{"match": "regex"}]}})").has_path());
  CHECK_FALSE(rules(R"({"path": {"matchers": [{"match": "equality"}]}})").has_path());
  CHECK(rules(R"({"query": {"a": {"matchers": []}}})").has_query());
  CHECK(rules(R"({"$.query.a": {"match": "type"}})").has_query());
  CHECK(rules(R"({"header": {"x-a[0]": {"matchers": []}}})").has_header("X-A"));
  CHECK(rules(R"({"$.header.X-A": {"match": "type"}})").has_header("x-a"));
  CHECK_FALSE(rules(R"({"header": {"X-A": {"matchers": []}}})").has_header("X-B"));
}
