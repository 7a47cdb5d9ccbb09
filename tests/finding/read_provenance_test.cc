#include "finding/read_provenance.h"

#include "read/json.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

struct Text {
  SourceMap sources;
  std::optional<Document> document;
  explicit Text(std::string json) {
    Findings remarks;
    document = std::move(*read_json(sources.add("schema.json", std::move(json)), sources, {}, remarks));
  }
};

std::string shown(std::string json, std::string_view keyword) {
  const Text text(std::move(json));
  const auto provenance = provenance_of(text.document->root(), keyword);
  if (!provenance) return "nothing";
  return provenance->source + ':' + std::to_string(provenance->line) + " \"" + provenance->words + "\" " +
         std::string(to_string(provenance->confidence));
}

}  // namespace

TEST_CASE("provenance stands once for an object, or by keyword") {
  struct Case {
    std::string_view json;
    std::string_view keyword;
    std::string_view provenance;
  };
  const Case cases[] = {
      {R"({})", "type", "nothing"},
      {R"(true)", "type", "nothing"},
      {R"({"x-source": {"from": "page", "line": 206, "words": "string<ulid>"}})", "format",
       R"(page:206 "string<ulid>" documented)"},
      {R"({"x-source": {"from": "definition"}, "x-confidence": "assumed"})", "*", R"(definition:0 "" assumed)"},
      {R"({"x-confidence": "example"})", "type", R"(:0 "" example)"},
      {R"({"x-source": {"format": {"from": "page", "line": 3}}})", "format", R"(page:3 "" documented)"},
      {R"({"x-source": {"format": {"from": "page", "line": 3}}})", "type", "nothing"},
      {R"({"x-source": {"format": {"from": "page"}, "*": {"from": "definition"}}})", "type",
       R"(definition:0 "" documented)"},
      {R"({"x-source": {"from": "page"}, "x-confidence": {"format": "example", "*": "assumed"}})", "format",
       R"(page:0 "" example)"},
      {R"({"x-source": {"from": "page"}, "x-confidence": {"format": "example", "*": "assumed"}})", "type",
       R"(page:0 "" assumed)"},
      {R"({"x-source": {"from": {"from": "page"}}})", "from", R"(page:0 "" documented)"},
      {R"({"x-source": {"from": "page", "line": 1.5, "words": 3}})", "type", R"(page:0 "" documented)"},
      {R"({"x-source": "page", "x-confidence": "sure"})", "type", "nothing"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json, c.keyword);
    CHECK(shown(std::string(c.json), c.keyword) == c.provenance);
  }
}

TEST_CASE("provenance that cannot be used is reported") {
  struct Case {
    std::string_view json;
    std::string_view problems;
  };
  const Case cases[] = {
      {R"({"x-source": {"from": "page", "line": 2, "words": "x"}, "x-confidence": "documented"})", ""},
      {R"({"x-source": {"type": {"from": "page"}, "*": {"from": "page"}}, "x-confidence": {"*": "example"}})", ""},
      {R"({"x-confidence": "documentd"})", "17: `x-confidence` is `documented`, `example` or `assumed`\n"},
      {R"({"x-confidence": {"type": 1}})", "26: `x-confidence` is `documented`, `example` or `assumed`\n"},
      {R"({"x-source": "page"})", "13: `x-source` needs the member `from`, a string\n"},
      {R"({"x-source": {"form": "page"}})", "22: `x-source` needs the member `from`, a string\n"},
      {R"({"x-source": {"from": "page", "line": 0}})", "13: `line` is no line number\n"},
      {R"({"x-source": {"type": {"from": "page", "words": []}}})", "22: `words` is no string\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    const Text text{std::string(c.json)};
    Findings findings;
    check_provenance(text.document->root(), text.document->source(), Code::BadSchema, findings);
    std::string problems;
    for (const Finding& finding : findings) {
      CHECK(finding.code == Code::BadSchema);
      problems += std::to_string(finding.where.span.begin) + ": " + std::get<Detail>(finding.facts).text + '\n';
    }
    CHECK(problems == c.problems);
  }
}
