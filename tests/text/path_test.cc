#include "text/path.h"

#include <array>
#include <utility>

#include "support/catch.h"

namespace contract::internal {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

TEST_CASE("a normal path has no dots, no doubled slashes and no slash at its end") {
  const std::array<Pair, 18> cases = {{{"", "."},
                                       {".", "."},
                                       {"./", "."},
                                       {"a", "a"},
                                       {"./a", "a"},
                                       {"a/", "a"},
                                       {"a//b/./c", "a/b/c"},
                                       {"a/../b", "b"},
                                       {"a/..", "."},
                                       {"..", ".."},
                                       {"../../a", "../../a"},
                                       {"a/../../b", "../b"},
                                       {"/", "/"},
                                       {"//", "/"},
                                       {"/..", "/"},
                                       {"/../a", "/a"},
                                       {"/a/b/../c/", "/a/c"},
                                       {"\xff/.hidden", "\xff/.hidden"}}};
  for (const auto& [path, normal] : cases) {
    INFO(path);
    CHECK(normal_path(path) == normal);
  }
}

TEST_CASE("joining leaves absolute paths alone") {
  CHECK(join_path("", "a") == "a");
  CHECK(join_path("a", "b") == "a/b");
  CHECK(join_path("a/", "b") == "a/b");
  CHECK(join_path("/", "b") == "/b");
  CHECK(join_path("a", "/b") == "/b");
}

TEST_CASE("folder and last name together are the path") {
  const std::array<std::array<std::string_view, 3>, 5> cases = {
      {{"a/b", "a", "b"}, {"/a", "/", "a"}, {"a", "", "a"}, {"/a/b/c", "/a/b", "c"}, {"a/", "a", ""}}};
  for (const auto& [path, folder, name] : cases) {
    INFO(path);
    CHECK(folder_of(path) == folder);
    CHECK(name_of(path) == name);
  }
}

TEST_CASE("a path is below a folder only at a slash, and never below itself") {
  CHECK(is_below("a/b", "a"));
  CHECK(is_below("/a", "/"));
  CHECK_FALSE(is_below("ab", "a"));
  CHECK_FALSE(is_below("a", "a"));
  CHECK_FALSE(is_below("/", "/"));
}

}  // namespace
}  // namespace contract::internal
