#include "document/equality.h"

#include "read/json.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

Document document(SourceMap& sources, const std::string& text) {
  Findings remarks;
  Result<Document> result = read_json(sources.add("input", text), sources, {.max_depth = 1'000'000}, remarks);
  REQUIRE(result);
  return std::move(*result);
}

TEST_CASE("values are equal or not as JSON Schema defines it") {
  struct Case {
    const char* a;
    const char* b;
    bool same;
  };
  const auto c = GENERATE(values<Case>({
      {"null", "null", true},
      {"null", "false", false},
      {"0", "false", false},
      {"true", "true", true},
      {"1", "1.0", true},
      {"1e2", "100", true},
      {"9007199254740993", "9007199254740992", false},
      {"\"a\"", "\"\\u0061\"", true},
      {"\"1\"", "1", false},
      {"[]", "{}", false},
      {"[1,2]", "[2,1]", false},
      {"[1,[2]]", "[1.0,[2e0]]", true},
      {"[1]", "[1,1]", false},
      {"[[],[]]", "[[[]]]", false},
      {R"({"a":1,"b":2})", R"({"b":2.0,"a":1})", true},
      {R"({"a":1})", R"({"a":1,"b":2})", false},
      {R"({"a":1})", R"({"b":1})", false},
      {R"({"a":{"b":1}})", R"({"a":{"b":2}})", false},
      {R"({"a":1,"a":2})", R"({"a":2})", true},
      {R"({"a":1,"a":2})", R"({"a":3,"a":2})", true},
      {R"({"a":1,"a":2})", R"({"a":2,"a":1})", false},
      {R"({"a":1,"b":1})", R"({"a":1,"a":1})", false},
  }));
  SourceMap sources;
  const Document a = document(sources, c.a);
  const Document b = document(sources, c.b);
  INFO(c.a << " against " << c.b);
  CHECK(equal(a.root(), b.root()) == c.same);
  CHECK(equal(b.root(), a.root()) == c.same);
  CHECK((hash(a.root()) == hash(b.root())) == c.same);
}

TEST_CASE("a hundred thousand nested arrays are compared without recursion") {
  SourceMap sources;
  const std::string text = std::string(100'000, '[') + std::string(100'000, ']');
  const Document a = document(sources, text);
  const Document b = document(sources, text);
  CHECK(equal(a.root(), b.root()));
  CHECK(hash(a.root()) == hash(b.root()));
}

TEST_CASE("objects of thirty thousand members are compared whatever their order") {
  std::string forwards = "{";
  std::string backwards = "{";
  constexpr int kMembers = 30'000;
  for (int i = 0; i < kMembers; ++i) {
    forwards += "\"m" + std::to_string(i) + "\":" + std::to_string(i) + (i + 1 < kMembers ? "," : "}");
    const int j = kMembers - 1 - i;
    backwards += "\"m" + std::to_string(j) + "\":" + std::to_string(j) + (i + 1 < kMembers ? "," : "}");
  }
  SourceMap sources;
  const Document a = document(sources, forwards);
  const Document b = document(sources, backwards);
  CHECK(equal(a.root(), b.root()));
  CHECK(hash(a.root()) == hash(b.root()));
}

TEST_CASE("the first two equal items are found") {
  using Pair = std::pair<std::size_t, std::size_t>;
  struct Case {
    const char* array;
    std::optional<Pair> found;
  };
  const auto c = GENERATE(values<Case>({
      {"[]", std::nullopt},
      {"[1]", std::nullopt},
      {"[1,2,\"1\",true,[1],{\"a\":1}]", std::nullopt},
      {"[1,2,1.0]", Pair(0, 2)},
      {"[3,1,2,2,1]", Pair(2, 3)},
      {"[1,2,3,3,2,1,1]", Pair(2, 3)},
      {"[7,7,7]", Pair(0, 1)},
      {R"([{"a":1,"b":[2]},{"a":1},{"b":[2.0],"a":1}])", Pair(0, 2)},
      {"[[[]],[],[[]]]", Pair(0, 2)},
  }));
  SourceMap sources;
  const Document array = document(sources, c.array);
  INFO(c.array);
  CHECK(first_equal_items(array.root()) == c.found);
}

TEST_CASE("equal items are found among fifty thousand") {
  std::string text = "[";
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + ",";
  SourceMap sources;
  const Document distinct = document(sources, text + "-1]");
  const Document repeated = document(sources, text + "77.0]");
  CHECK(first_equal_items(distinct.root()) == std::nullopt);
  CHECK(first_equal_items(repeated.root()) == std::pair<std::size_t, std::size_t>(77, 50'000));
}

}  // namespace
}  // namespace contract::internal
