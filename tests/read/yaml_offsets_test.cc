#include "read/yaml_offsets.h"

#include "read/embedded.h"
#include "read/support.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

// Where each character of the scalar in `yaml` is written: what stands there in the text, a line break as "/".
// "none": no map can be made.
std::string origins(std::string yaml) {
  SourceMap sources;
  Findings remarks;
  const SourceId source = sources.add("input.yaml", std::move(yaml));
  const Result<Document> document = read_yaml(source, sources, {}, remarks);
  REQUIRE(document);
  const Value value = *document->root().find("a");
  const std::string_view text = sources.text(source);
  const Span span = value.span();
  const auto offsets =
      offsets_of_yaml_scalar(text.substr(span.begin, span.end - span.begin), span.begin, value.string());
  if (!offsets) return "none";
  const SourceId inner = sources.add_embedded(document->place(value), std::string(value.string()), *offsets);
  std::string shown;
  for (std::uint32_t at = 0; at < value.string().size(); ++at) {
    const Place place = sources.outermost({.source = inner, .span = {.begin = at, .end = at + 1}});
    const char there = text[place.span.begin];
    shown += there == '\n' ? '/' : there;
  }
  return shown;
}

}  // namespace

TEST_CASE("each character of a YAML scalar is found where it is written") {
  struct Case {
    std::string_view yaml;
    std::string_view origins;
  };
  const Case cases[] = {
      {"a: plain text", "plain text"},
      {"a: folded\n  text\n  of lines", "folded/text/of lines"},
      {"a: 'it''s'", "it's"},
      {"a: 'folded \n    here\n\n\n    twice'", "folded here//twice"},
      {R"(a: "tab\tand\u00e9\x41\n")", "tab\\and\\u\\\\"},
      {"a: \"folded\n  here, \\\n  \\ not here\"", "folded/here, \\not here"},
      {"a: \"line\\\n\n\n  after\"", "line\\/after"},
      {"a: |\n  one\n\n   two\n", "one// two/"},
      {"a: |-\n  one\n  two\n", "one/two"},
      {"a: |+\n  one\n\n", "one//"},
      {"a: |2\n    one\n   two\n", "  one/ two/"},
      {"a: >\n  one\n  two\n\n  three\n", "one/two/three/"},
      {"a: >-\n  one\n\n\n    two\n  three", "one///  two/three"},
      {"a: |\r\n  one\r\n  two\r\n", "one\rtwo\r"},
      {"a: ''", ""},
      {"a: |\n", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.yaml);
    CHECK(origins(std::string(c.yaml)) == c.origins);
  }
}

TEST_CASE("where a YAML scalar and its value part there is no map") {
  CHECK_FALSE(offsets_of_yaml_scalar("'one'", 0, "two"));
  CHECK_FALSE(offsets_of_yaml_scalar("one two", 0, "one"));
  CHECK_FALSE(offsets_of_yaml_scalar("\"\\q\"", 0, "q"));
  CHECK_FALSE(offsets_of_yaml_scalar("\"\\ud800\"", 0, "?"));
  CHECK_FALSE(offsets_of_yaml_scalar("|\n  one\n", 0, "one\ntwo\n"));
  CHECK_FALSE(offsets_of_yaml_scalar("", 0, "one"));
  CHECK_FALSE(offsets_of_yaml_scalar("'", 0, "'"));
}

TEST_CASE("a map of a long line of blanks takes no longer than its length") {
  const std::string blanks(std::size_t{1} << 20U, ' ');
  const std::string value = "a" + blanks + "b";
  const auto offsets = offsets_of_yaml_scalar("'" + value + "'", 7, value);
  REQUIRE(offsets);
  CHECK(offsets->size() == 1);
}
