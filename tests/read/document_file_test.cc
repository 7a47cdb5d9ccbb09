#include "read/document_file.h"

#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("the name of a file tells JSON from YAML, and else its text does") {
  struct Case {
    const char* name;
    const char* text;
    bool json;
  };
  const auto c = GENERATE(values<Case>({
      {"a.json", "a: 1", true},
      {"dir.yaml/a.JSON", "a: 1", true},
      {"b.har", "", true},
      {"app.webmanifest", "", true},
      {"x.schema.json", "", true},
      {"c.yaml", "{}", false},
      {"c.YML", "{}", false},
      {"<stdin>", "{\"a\": 1}", true},
      {"<stdin>", " \n[1]", true},
      {"<stdin>", "\xEF\xBB\xBF{}", true},
      {"<stdin>", "-12.5e3\n", true},
      {"<stdin>", "null", true},
      {"<stdin>", "\"a \\\" b\"", true},
      {"<stdin>", "\"unfinished", true},
      {"<stdin>", "\"a\": 1", false},
      {"<stdin>", "- 12", false},
      {"<stdin>", "2020-01-01: x", false},
      {"<stdin>", "a: {b: 1}", false},
      {"folder.json/payload", "a: 1", false},
  }));
  SourceMap sources;
  INFO(c.name << " with " << c.text);
  CHECK(is_json_source(sources.add(c.name, c.text), sources) == c.json);
}

TEST_CASE("both formats are read through one door") {
  CHECK(read_with(read_document, "a: [1, x]", {}, "a.yaml")->json() == R"({"a":[1,"x"]})");
  CHECK(read_with(read_document, R"({"a": [1, "x"]})", {}, "a.json")->json() == R"({"a":[1,"x"]})");
  CHECK(read_with(read_document, "a: 1", {}, "a.json")->json() ==
        "failed: 1:1..1:2 syntax: `a` is no JSON value | a string needs double quotes\n");
}

}  // namespace
}  // namespace contract::internal
