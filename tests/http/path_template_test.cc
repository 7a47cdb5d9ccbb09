#include "http/path_template.h"

#include "support/catch.h"

using namespace contract::internal;

namespace {

PathTemplate path_template(std::string_view text) {
  return std::get<PathTemplate>(PathTemplate::parse(text));
}

// "id=1 format=json", or "no match".
std::string matched(std::string_view text, std::string_view path) {
  const auto captures = path_template(text).match(split_path(path));
  if (!captures) return "no match";
  std::string all;
  for (const PathCapture& capture : *captures) {
    all += (all.empty() ? "" : " ") + capture.name + '=' + capture.value;
  }
  return all;
}

}  // namespace

TEST_CASE("a template that breaks the rules says which one") {
  struct Case {
    std::string_view text;
    std::string_view problem;
  };
  const Case cases[] = {
      {"", "the path does not begin with `/`"},
      {"o/{id}", "the path does not begin with `/`"},
      {"/o?x=1", "the path holds a query or a fragment; only parameters can describe those"},
      {"/o/{id", "in the path, `{` is never closed"},
      {"/o/{i{d}", "in the path, `{` is never closed"},
      {"/o/{a/b}", "in the path, `{` is never closed"},
      {"/o/id}", "in the path, `}` closes nothing"},
      {"/o/{}", "in the path, `{}` names no parameter"},
      {"/o/{id}/x/{id}", "the parameter `id` stands in the path twice"},
      {"/o/{id}-{id}", "the parameter `id` stands in the path twice"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto parsed = PathTemplate::parse(c.text);
    REQUIRE(std::holds_alternative<std::string>(parsed));
    CHECK(std::get<std::string>(parsed) == c.problem);
  }
}

TEST_CASE("a path matches segment by segment") {
  struct Case {
    std::string_view text;
    std::string_view path;
    std::string_view captures;
  };
  const Case cases[] = {
      {"/", "/", ""},
      {"/", "", ""},
      {"/o", "", "no match"},
      {"/", "//", "no match"},
      {"/o", "/o", ""},
      {"/o", "/O", "no match"},
      {"/o", "/o/", "no match"},
      {"/o/", "/o/", ""},
      {"/o/", "/o", "no match"},
      {"/o/{a}/c/{b}", "/o/1/c/2", "a=1 b=2"},
      {"/o/{a}/c/{b}", "/o/1/c", "no match"},
      {"/o/{a}/c/{b}", "/o/1/c/2/3", "no match"},
      {"/o/{a}", "/o/", "no match"},
      {"/o/{a}", "/o/x%20y", "a=x y"},
      {"/o/{a}", "/o/x%2Fy", "a=x/y"},
      {"/o/{a}", "/o/x+y", "a=x+y"},
      {"/o/{a}", "/o/%zz", "a=%zz"},
      {"/caf%C3%A9", "/café", ""},
      {"/café", "/caf%c3%a9", ""},
      {"/%7Bid%7D", "/{id}", ""},
      {"/report.{format}", "/report.json", "format=json"},
      {"/report.{format}", "/report%2Ejson", "format=json"},
      {"/report.{format}", "/report.", "no match"},
      {"/report.{format}", "/reports", "no match"},
      {"/{name}.{format}", "/a.b.c", "name=a format=b.c"},
      {"/{a}-{b}.x", "/1-2-3.x", "a=1 b=2-3"},
      {"/{a}-{b}", "/-1-2", "a=-1 b=2"},
      {"/{a}--{b}", "/1-2", "no match"},
      {"/{a}{b}", "/xyz", "a=x b=yz"},
      {"/{a}{b}", "/x", "no match"},
      {"/x{a}x", "/xx", "no match"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text, c.path);
    CHECK(matched(c.text, c.path) == c.captures);
  }
}

TEST_CASE("a capture knows the segment it came from") {
  const auto captures = path_template("/o/{a}/report.{b}").match(split_path("/o/x%20y/report.json"));
  REQUIRE(captures);
  CHECK(*captures == std::vector<PathCapture>{{.name = "a", .value = "x y", .begin = 3, .end = 8},
                                              {.name = "b", .value = "json", .begin = 9, .end = 20}});
}

TEST_CASE("a template that was never filled matches nothing") {
  CHECK(!PathTemplate().match(split_path("/")));
  CHECK(!PathTemplate().match({}));
}

TEST_CASE("of two templates the one with more literal segments goes first, then the one whose literals come first") {
  const std::string_view falling[] = {"/users/me/roles", "/users/me/{x}", "/users/r.{x}/{y}", "/users/{x}/{y}",
                                      "/{x}/{y}/{z}"};
  for (std::size_t i = 1; i < std::size(falling); ++i) {
    CAPTURE(falling[i]);
    CHECK(std::is_lt(PathTemplate::precedence(path_template(falling[i - 1]), path_template(falling[i]))));
  }
  CHECK(std::is_lt(PathTemplate::precedence(path_template("/a/{x}"), path_template("/{x}/b"))));
  CHECK(std::is_lt(PathTemplate::precedence(path_template("/{x}/b/c"), path_template("/a/{x}/{y}"))));
  CHECK(std::is_eq(PathTemplate::precedence(path_template("/a/{x}"), path_template("/b/{y}"))));
}

TEST_CASE("templates that match the same paths have one shape") {
  CHECK(path_template("/o/{a}/x").shape() == path_template("/o/{b}/x").shape());
  CHECK(path_template("/o/{a}.{b}").shape() == path_template("/o/{b}.{a}").shape());
  CHECK(path_template("/o/{a}").shape() != path_template("/o/x").shape());
  CHECK(path_template("/o/{a}").shape() != path_template("/o/{a}/").shape());
}

TEST_CASE("a long segment is matched in one go, however many gaps the template has") {
  std::string text = "/";
  for (int i = 0; i < 200; ++i) text += "{p" + std::to_string(i) + "}a";
  CHECK(matched(text, "/" + std::string(200000, 'a') + "b") == "no match");
}
