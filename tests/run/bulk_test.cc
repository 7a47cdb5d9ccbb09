// What the bulk views make of batches of lines and of bytes that are no JSON. That they agree with the exact view on
// schemas is shown by the official suite (suite_test.cc) and by generated pairs (agree/agree_test.cc).
#include "run/bulk.h"

#include <array>
#include <string>

#include "compile/compile.h"
#include "compile/shapes.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::string_view kUri = "file:///schema";
constexpr std::array kViews{BulkView::Structural, BulkView::Tape};

class Bulk {
 public:
  explicit Bulk(std::string schema) {
    documents_.name(std::string(kUri), documents_.json("schema", std::move(schema)), "schema");
    SchemaSet schemas(documents_.lookup());
    Findings remarks;
    const std::vector<std::string> entries{std::string(kUri)};
    const auto compiled = compile(schemas, entries, {}, remarks);
    REQUIRE(compiled);
    shapes_ = shapes_of(*compiled);
  }

  // A letter for each line: valid, invalid or unsure.
  std::string lines(std::string text, BulkOptions options = {}) const {
    BulkMachine machine(shapes_, shapes_->entries.at(std::string(kUri)), options);
    text.reserve(text.size() + BulkMachine::kPadding);
    std::string letters;
    for (const JudgedLine& line : machine.judge_lines(text)) letters += letter(line.answer);
    return letters;
  }

  char document(std::string text, BulkOptions options = {}) const {
    BulkMachine machine(shapes_, shapes_->entries.at(std::string(kUri)), options);
    text.reserve(text.size() + BulkMachine::kPadding);
    return letter(machine.judge(text));
  }

 private:
  static char letter(Answer answer) { return answer == Answer::Valid ? 'v' : answer == Answer::Invalid ? 'i' : 'u'; }

  Documents documents_;
  std::shared_ptr<const ShapeProgram> shapes_;
};

}  // namespace

TEST_CASE("each line of a batch is judged by itself, blank ones aside") {
  const Bulk objects(R"({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}})");
  for (const BulkView view : kViews) {
    CHECK(objects.lines("{\"a\":1}\n{}\n\n  \t\r\n {\"a\": 2 } \r\n{\"a\":\"x\"}\n[]", {.view = view}) == "vivii");
    CHECK(objects.lines("", {.view = view}).empty());
    CHECK(objects.lines("\n\n", {.view = view}).empty());
  }
}

TEST_CASE("a control character in place of a name is no name") {
  for (const BulkView view : kViews) {
    const Bulk anything("{}");
    CHECK(anything.lines("{\"\":\"\",\"c\":{\"a\":{\"\":0,\x01:null},\"\":[]}}", {.view = view}) == "u");
    const Bulk object(R"({"properties": {"a": {"type": "object"}}, "propertyNames": {"maxLength": 3}})");
    CHECK(object.lines("{\x01:null}", {.view = view}) == "u");
  }
}

TEST_CASE("in a secret slot a mask is never judged by what strings may be") {
  const std::string schema = R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "writeOnly": true, )";
  for (const BulkView view : kViews) {
    CHECK(Bulk(schema + R"("const": {}})").lines("\"***\"", {.view = view}) == "u");
    CHECK(Bulk(schema + R"("not": {"const": "x"}})").lines("\"***\"", {.view = view}) == "u");
  }
}

TEST_CASE("a member is documented if every schema that declares members there knows it") {
  const Bulk two(R"x({"$schema": "http://json-schema.org/draft-04/schema#",
                      "properties": {"b": {"patternProperties": {"^[a-c]+$": {}}}},
                      "patternProperties": {"^(?!x)": {"properties": {}}}})x");
  const Bulk one(R"({"properties": {"b": {"allOf": [{"properties": {"a": {}}}, {"properties": {"c": {}}}]}}})");
  for (const BulkView view : kViews) {
    CHECK(two.lines("{\"b\":{\"a\":1}}", {.view = view, .undocumented = true}) == "u");
    CHECK(one.lines("{\"b\":{\"a\":1,\"c\":1}}", {.view = view, .undocumented = true}) == "v");
  }
}

TEST_CASE("a line that is not exactly one JSON text is never valid, and spoils no other line") {
  const Bulk anything("true");
  const std::string good = "{\"a\":[1,true,null,\"x\"]}";
  for (const char* bad : {"{",
                          "}",
                          "{\"a\":",
                          "{\"a\":\n1}",
                          "[1,]",
                          "[,1]",
                          "[1 2]",
                          "{\"a\":1,}",
                          "{\"a\" 1}",
                          "{1:2}",
                          "{} {}",
                          "[] ,",
                          "nul",
                          "truee",
                          "01",
                          "1.",
                          ".5",
                          "+1",
                          "1e",
                          "-",
                          "\"a",
                          "\"\\x\"",
                          "\"\\ud800\"",
                          "\"\x01\"",
                          "\"\xff\"",
                          "{\"a\":1}}",
                          "{\"a\":1]",
                          "[1}",
                          "\\",
                          "1\"a\"",
                          "tru",
                          "{\"a\"\"b\":1}",
                          "[\"a\"\"b\"]",
                          "{\"a\"::1}",
                          "{:1}",
                          "[1\v]",
                          "\xEF\xBB\xBF{}"}) {
    for (const BulkView view : kViews) {
      INFO(bad);
      const std::string answers = anything.lines(good + '\n' + bad + '\n' + good + '\n', {.view = view});
      CHECK(answers.front() == 'v');
      CHECK(answers.back() == 'v');
      CHECK(answers.substr(1, answers.size() - 2).find('v') == std::string::npos);
      if (std::string_view(bad).find('\n') == std::string_view::npos) {
        CHECK(anything.document(bad, {.view = view}) != 'v');
      }
    }
  }
}

TEST_CASE("lines that leave containers open cost what they are long, and spoil no other line") {
  const Bulk any("{}");
  constexpr std::size_t kOpen = 5000;
  for (const std::string_view open : {"[\n", "[[\n", "{\"a\":\n", "[1,\n"}) {
    std::string text;
    for (std::size_t i = 0; i < kOpen; ++i) text += open;
    text += "[1]\n{\"a\": \"\\n\"}\nnone\n";
    const std::string letters = any.lines(text);
    REQUIRE(letters.size() == kOpen + 3);
    CHECK(letters.find('v') == kOpen);
    CHECK(letters.substr(kOpen, 2) == "vv");
    CHECK(letters.back() != 'v');
  }
}

TEST_CASE("a whole text may have line breaks, a line may not") {
  const Bulk objects(R"({"required": ["a"]})");
  for (const BulkView view : kViews) {
    CHECK(objects.document("\n{\n  \"a\" :\n 1\n}\n\n", {.view = view}) == 'v');
    CHECK(objects.lines("{\n\"a\":1}\n", {.view = view}) != "v");
  }
}

TEST_CASE("names and strings are compared as what they stand for, however they are written") {
  const Bulk object(R"({"required": ["id"], "properties": {"id": {"enum": ["ok"]}}, "additionalProperties": false})");
  for (const BulkView view : kViews) {
    CHECK(object.lines("{\"\\u0069d\":\"o\\u006b\"}\n{ \"id\" :\"ok\"}\n{\"id\":\"o\\nk\"}\n{\"i\\td\":1}\n",
                       {.view = view}) == "vvii");
  }
}

TEST_CASE("a member that stands twice leaves the answer to the exact view") {
  const Bulk object(R"({"properties": {"id": true}})");
  for (const BulkView view : kViews) {
    CHECK(object.lines("{\"id\":1,\"id\":1}\n{\"x\":1,\"y\":1,\"x\":1}\n{\"x\":{\"y\":1},\"y\":1}\n", {.view = view}) ==
          "uuv");
  }
}

TEST_CASE("the order of members makes no difference") {
  const Bulk object(R"({"required": ["a", "b", "c"], "properties": {"a": {"type": "string"}, "b": {"type": "null"},
                        "c": {"type": "array"}}})");
  CHECK(
      object.lines("{\"a\":\"\",\"b\":null,\"c\":[]}\n{\"c\":[],\"b\":null,\"a\":\"\"}\n{\"b\":null,\"x\":{},\"c\":[],"
                   "\"a\":\"\"}\n{\"b\":null,\"c\":[]}\n{\"c\":null,\"b\":null,\"a\":\"\"}\n") == "vvvii");
}

TEST_CASE("a choice is found wherever its member stands") {
  const Bulk shapes(R"({"oneOf": [
    {"required": ["kind"], "properties": {"kind": {"const": "circle"}, "size": {"type": "number"}}},
    {"required": ["kind"], "properties": {"kind": {"const": "name"}, "size": {"type": "string"}}}]})");
  CHECK(shapes.lines(
            "{\"kind\":\"circle\",\"size\":1}\n{\"size\":1,\"kind\":\"circle\"}\n{\"size\":1,\"kind\":\"name\"}\n"
            "{\"kind\":\"name\",\"size\":\"x\"}\n{\"kind\":\"box\"}\n{}\n{\"x\":{\"kind\":\"box\"},\"kind\":\"name\"}\n"
            "{\"kind\":1}\n") == "vviviivi");
}

TEST_CASE("what nothing documents is for the exact view, where that is asked for") {
  const Bulk object(R"({"properties": {"a": {"properties": {"b": true}}}, "patternProperties": {"^x-": true}})");
  const std::string text = "{\"a\":{\"b\":1}}\n{\"c\":1}\n{\"a\":{\"c\":1}}\n{\"x-c\":1}\n";
  CHECK(object.lines(text) == "vvvv");
  CHECK(object.lines(text, {.view = BulkView::Structural, .undocumented = true}) == "vuuv");
}

TEST_CASE("integers that doubles change are for the exact view, where that is asked for") {
  const Bulk anything("true");
  for (const BulkView view : kViews) {
    CHECK(anything.lines("9007199254740992\n9007199254740993\n", {.view = view, .imprecise = true}) == "vu");
    CHECK(anything.lines("9007199254740993\n", {.view = view}) == "v");
  }
}

TEST_CASE("nesting beyond the budget is for the exact view") {
  const Bulk tree(R"({"items": {"$ref": "#"}})");
  for (const BulkView view : kViews) {
    CHECK(tree.document(std::string(1000, '[') + std::string(1000, ']'), {.view = view}) == 'v');
    CHECK(tree.document(std::string(100'000, '[') + std::string(100'000, ']'), {.view = view}) == 'u');
  }
}

}  // namespace contract::tests
