#include "text/nearest.h"

#include <vector>

#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("the edit distance counts insertions, deletions, replacements and adjacent swaps") {
  struct Case {
    std::string_view a, b;
    std::size_t distance;
  };
  for (const auto& [a, b, distance] : std::vector<Case>{
           {"", "", 0},
           {"", "abc", 3},
           {"abc", "abc", 0},
           {"abc", "abd", 1},
           {"abc", "ab", 1},
           {"abc", "xabc", 1},
           {"abcd", "abdc", 1},
           {"ca", "abc", 3},  // no text is edited twice: the swap cannot be pulled apart again
           {"kitten", "sitting", 3},
           {"createdAt", "cretaedAt", 1},
           {"organisation", "organization", 1},
       }) {
    CAPTURE(a, b);
    CHECK(edit_distance(a, b, 20) == distance);
    CHECK(edit_distance(b, a, 20) == distance);
    for (std::size_t limit = 0; limit < 6; ++limit) {
      CAPTURE(limit);
      CHECK(edit_distance(a, b, limit) == std::min(distance, limit + 1));
    }
  }
}

TEST_CASE("the nearest candidate is one that a slip turns into the word") {
  const std::vector<std::string_view> names = {"id", "name", "createdAt", "updatedAt", "authSchemeConfig", "type"};
  struct Case {
    std::string_view word, found;
  };
  for (const auto& [word, found] : std::vector<Case>{
           {"createdat", "createdAt"},
           {"created_at", "createdAt"},
           {"updateAt", "updatedAt"},
           {"nmae", "name"},
           {"ID", "id"},
           {"ix", "id"},
           {"x", ""},  // one edit would leave nothing of it
           {"", ""},
           {"colour", ""},
           {"authConfig", ""},
           {"authSchemaConfig", "authSchemeConfig"},
       }) {
    CAPTURE(word);
    CHECK(nearest(word, names) == found);
  }
}

TEST_CASE("of equally near candidates the first is taken") {
  const std::vector<std::string_view> names = {"cat", "car"};
  CHECK(nearest("cax", names) == "cat");
}

TEST_CASE("the nearest of very long names is found without comparing all of them") {
  const std::string word(100'000, 'a');
  std::string almost = word;
  almost[50'000] = 'b';
  const std::vector<std::string_view> names = {"a", almost};
  CHECK(nearest(word, names) == almost);
}

}  // namespace
}  // namespace contract::internal
