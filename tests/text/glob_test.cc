#include "text/glob.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace contract::internal {
namespace {

Glob glob(std::string_view pattern, std::string_view folder = {}) {
  auto parsed = Glob::parse(pattern, folder);
  if (const auto* problem = std::get_if<GlobProblem>(&parsed)) FAIL(pattern << ": " << problem->text);
  return std::get<Glob>(parsed);
}

std::string problem(std::string_view pattern) {
  const auto parsed = Glob::parse(pattern);
  const auto* problem = std::get_if<GlobProblem>(&parsed);
  return problem == nullptr ? "none" : problem->text;
}

struct Case {
  std::string pattern;
  std::vector<std::string> matching;
  std::vector<std::string> others;
};

TEST_CASE("a glob matches the paths that a shell with globstar would list, and no others") {
  const std::vector<Case> cases = {
      {"a.json", {"a.json"}, {"b.json", "a.jso", "a.jsonn", "x/a.json", ""}},
      {"*.json", {"a.json", "a.b.json", "é.json"}, {".json", ".a.json", "x/a.json", "a.json/x", "json"}},
      {"*", {"a", "a b"}, {"", ".a", "a/b"}},
      {"a*b*c", {"abc", "aXbYc", "abbcc", "abcbc"}, {"ab", "acb", "abcd"}},
      {"*a*a*a*b", {"aaab", "aaaaaaaaab"}, {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}},
      {"?.json", {"a.json", "é.json"}, {".json", "ab.json", "..json"}},
      {"[a-c].x", {"a.x", "b.x", "c.x"}, {"d.x", "-.x"}},
      {"[!a-c].x", {"d.x", "é.x"}, {"a.x", "..x"}},
      {"[^a].x", {"b.x"}, {"a.x"}},
      {"[]a].x", {"].x", "a.x"}, {"b.x"}},
      {"[a-].x", {"a.x", "-.x"}, {"b.x"}},
      {"[\\]\\\\].x", {"].x", "\\.x"}, {"[.x"}},
      {"[α-ω].x", {"β.x"}, {"b.x"}},
      {"**", {"a", "a/b", "a/b/c"}, {".a", "a/.b", ".a/b"}},
      {"a/**", {"a/b", "a/b/c"}, {"a", "b/a"}},
      {"**/a", {"a", "x/a", "x/y/a"}, {"a/x", ".x/a", "x/.y/a"}},
      {"a/**/b", {"a/b", "a/x/b", "a/x/y/b", "a/b/b"}, {"ab", "a/x", "a/.x/b"}},
      {"**/a/**/b", {"a/b", "x/a/y/a/z/b"}, {"b", "a", "b/a"}},
      {"**/**/a", {"a", "x/a"}, {"a/x"}},
      {"a**b", {"ab", "axb"}, {"a/b", "ax/yb"}},
      {"*.{json,yaml}", {"a.json", "a.yaml"}, {"a.yml", "a.{json,yaml}"}},
      {"{a,b/c}/*.x", {"a/1.x", "b/c/1.x"}, {"b/1.x"}},
      {"{a,b{c,d}}", {"a", "bc", "bd"}, {"b", "bcd"}},
      {"a{,.bak}", {"a", "a.bak"}, {"a."}},
      {"{json}", {"json"}, {"{json}"}},
      {"\\{a,b\\}", {"{a,b}"}, {"a"}},
      {"[{,}]", {"{", ",", "}"}, {"a"}},
      {"a,b", {"a,b"}, {"a"}},
      {"\\*", {"*"}, {"a"}},
      {".a/*.x", {".a/1.x"}, {"a/1.x"}},
      {"**/.a/*", {".a/1", "x/.a/1"}, {".b/.a/1", ".a/.1"}},
      {"**/.*", {".a", "x/.a"}, {"a", ".x/.a"}},
      {"./a//b/", {"a/b"}, {"a"}},
      {"a/../b", {"b"}, {"a/../b"}},
      {"../a", {"../a"}, {"a"}},
      {"/a/*", {"/a/b"}, {"a/b"}},
      {"/../a", {"/a"}, {"a"}},
  };
  for (const auto& [pattern, matching, others] : cases) {
    const Glob tried = glob(pattern);
    for (const std::string& path : matching) {
      INFO(pattern << " and " << path);
      CHECK(tried.matches(path));
    }
    for (const std::string& path : others) {
      INFO(pattern << " and " << path);
      CHECK_FALSE(tried.matches(path));
    }
  }
}

TEST_CASE("nothing in the folder of a relative glob is special") {
  CHECK(glob("*.json", "/[x]*").matches("/[x]*/a.json"));
  CHECK_FALSE(glob("*.json", "/[x]*").matches("/xx/a.json"));
  CHECK(glob("*.json", "/").matches("/a.json"));
  CHECK(glob("../*.json", "/a/b").matches("/a/1.json"));
  CHECK(glob("/c/*.json", "/a/b").matches("/c/1.json"));
  CHECK(glob("*.json", "/.hidden").matches("/.hidden/a.json"));
  CHECK(glob("*.json", "/\xff").matches("/\xff/a.json"));
}

TEST_CASE("the roots of a glob are the places that need listing") {
  struct Roots {
    std::string pattern;
    std::string folder;
    std::vector<std::string> roots;
  };
  const std::vector<Roots> cases = {
      {"*.json", "", {""}},
      {"**/a.json", "", {""}},
      {"a/b/*.json", "", {"a/b"}},
      {"a/b.json", "", {"a/b.json"}},
      {"{a/b,c}/*.{json,yaml}", "", {"a/b", "c"}},
      {"/*.json", "", {"/"}},
      {"/a/*", "", {"/a"}},
      {"a/*/b", "/x", {"/x/a"}},
      {"../*", "/x/y", {"/x"}},
      {"../*", "", {".."}},
  };
  for (const auto& [pattern, folder, roots] : cases) {
    INFO(pattern);
    CHECK(glob(pattern, folder).roots() == roots);
  }
}

TEST_CASE("a glob finds hidden files only where it spells the dot beyond its root") {
  CHECK_FALSE(glob("a/*").finds_hidden());
  CHECK_FALSE(glob(".a/*").finds_hidden());
  CHECK(glob("**/.a/*").finds_hidden());
  CHECK(glob("**/.*").finds_hidden());
  CHECK(glob("{a/*,*/.b}").finds_hidden());
  CHECK_FALSE(glob("a/.b").finds_hidden());
}

TEST_CASE("a pattern that cannot be meant is refused with the reason") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "it is empty"},
      {"{,a}", "it is empty"},
      {"{a", "`{` is never closed"},
      {"{a,{b}", "`{` is never closed"},
      {"a}", "`}` has no `{` before it"},
      {"[a", "`[` is never closed"},
      {"[]", "`[` is never closed"},
      {"{[}", "`[` is never closed"},
      {"a\\", "it ends with a backslash"},
      {"[z-a]", "a range in `[]` runs backwards"},
      {"[a/b]", "`/` can be neither escaped nor in a set"},
      {"a\\/b", "`/` can be neither escaped nor in a set"},
      {"*/../a", "`..` follows a wildcard"},
      {"**/../a", "`..` follows a wildcard"},
      {std::string(5000, 'a'), "it is longer than 4096 bytes"},
      {"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", "its braces stand for more than 1000 patterns"},
  };
  for (const auto& [pattern, reason] : cases) {
    INFO(pattern);
    CHECK(problem(pattern) == reason);
  }
}

TEST_CASE("hostile patterns take neither long nor much stack") {
  CHECK(glob(std::string(2000, '{') + "a" + std::string(2000, '}')).matches("a"));
  std::string stars;
  for (int i = 0; i < 1000; ++i) stars += "*a";
  CHECK_FALSE(glob(stars + "b").matches(std::string(5000, 'a')));
  std::string folders;
  for (int i = 0; i < 500; ++i) folders += "**/a/";
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "a/";
  CHECK_FALSE(glob(folders + "b").matches(deep + "c"));
}

}  // namespace
}  // namespace contract::internal
