// What the bulk views make of batches of lines and of bytes that are no JSON. That they agree with the exact view on
// schemas is shown by the official suite (suite_test.cc) and by generated pairs (agree/agree_test.cc).
#include "run/bulk.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compile/compile.h"
#include "compile/shapes.h"
#include "document/decimal.h"
#include "run/run.h"
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
    program_ = *compiled;
    shapes_ = shapes_of(*compiled);
  }

  // A letter for each document, as the exact view has it.
  std::string exactly(const std::vector<Documents::Shared>& documents) const {
    std::string letters;
    for (const Documents::Shared& document : documents) {
      const BlockId entry = program_->entries.at(std::string(kUri));
      letters += judge(*program_, entry, document->root(), {}) == Verdict::Valid ? 'v' : 'i';
    }
    return letters;
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
  std::shared_ptr<const Program> program_;
  std::shared_ptr<const ShapeProgram> shapes_;
};

// Whether all letters are the same, but for those that are unsure in the second.
bool is_surer(const std::string& letters, const std::string& others) {
  return std::ranges::equal(letters, others, [](char letter, char other) { return letter == other || other == 'u'; });
}

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

TEST_CASE("a format is never seen in how a string is written if the string itself has it not") {
  const Bulk email(R"({"format": "email"})");
  const Bulk host(R"({"format": "hostname"})");
  for (const BulkView view : kViews) {
    CHECK(email.lines(R"("\u0061@x.org"
"\"a b\"@x.org"
"\"a\\\" b\"@x.org"
"a\\b@x.org"
"a@[tag:\u005c]"
"\"a\\\"@x.org"
"\u0022@x.org"
)",
                      {.view = view}) == "vvviiii");
    CHECK(host.lines("\"\\u0061.org\"\n\"a\\u005c.org\"\n\"a\\\\.org\"\n", {.view = view}) == "vii");
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

TEST_CASE("strings hold alike whether they are judged at once or at the end of the document") {
  const Bulk object(R"({"properties": {"a": {"format": "ulid"}, "b": {"format": "date-time"}, "c": {"enum": ["x", "y"]},
                        "d": {"minLength": 2}, "e": {"type": "string"}, "f": {"items": {"$ref": "#"}}}})");
  const std::array<std::string, 5> good{R"("a":"01JN3WBP1050RZM9D67BCQ6QRB")", R"("b":"2016-07-06T21:43:48Z")",
                                        R"("c":"\u0078")", R"("d":"\ud83d\ude00\u00e9")", R"("e":"\n")"};
  const std::array<std::string, 5> bad{R"("a":"81JN3WBP1050RZM9D67BCQ6QRB")", R"("b":"2016-07-36T21:43:48Z")",
                                       R"("c":"z")", R"("d":"\ud83d\ude00")", R"("e":1)"};
  for (const std::size_t copies : {0, 1, 100}) {  // of a whole object, before the one that counts
    const auto nested = [copies](const std::array<std::string, 5>& members) {
      const std::string whole =
          "{" + members[3] + "," + members[1] + "," + members[4] + "," + members[0] + "," + members[2] + "}";
      return whole;
    };
    std::string before;
    for (std::size_t i = 0; i < copies; ++i) before += nested(good) + ",";
    std::string lines = "{\"f\":[" + before + nested(good) + "]}\n";
    std::string expected = "v";
    for (std::size_t i = 0; i < bad.size(); ++i) {
      std::array<std::string, 5> members = good;
      members[i] = bad[i];
      lines += "{\"f\":[" + before + nested(members) + "]}\n";
      expected += "i";
    }
    for (const BulkView view : kViews) {
      CHECK(object.lines(lines, {.view = view}) == expected);
      CHECK(object.lines(lines, {.view = view, .guesses = false}) == expected);
    }
  }
}

TEST_CASE("members under free names hold as their patterns say, and none may stand twice") {
  const Bulk map(R"({"patternProperties": {"^[a-z]+$": {"type": "string", "pattern": "^[A-Z]+(-[A-Z]+)*$"},
                     "^n": {"maxLength": 3}}, "additionalProperties": {"type": ["integer", "object"]}})");
  const std::string lines =
      "{}\n{\"a\":\"A\",\"bc\":\"AB-C\",\"X\":1}\n{\"a\":\"a\"}\n{\"na\":\"ABCD\"}\n{\"na\":\"ABC\",\"N\":{}}\n"
      "{\"X\":\"A\"}\n{\"X\":1.5}\n{\"a\":\"A\",\"b\":\"A\",\"a\":\"A\"}\n{\"\\u0061\" : \"\\u0041\"}\n"
      "{\"\":2}\n{\"a\":\"A\",}\n{\"a\":\"A\"]\n{\"abcdefghijklmnopqrstuvwxyz\":\"ABCDEFGHIJKLMNOPQRSTUVWXYZ-\"}\n";
  for (const BulkView view : kViews) {
    CHECK(map.lines(lines, {.view = view}) == "vviiviiuvvuui");
    CHECK(map.lines(lines, {.view = view, .guesses = false}) == "vviiviiuvvuui");
  }
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

TEST_CASE("a number in an array is one exactly if JSON's grammar says so") {
  const Bulk numbers(R"({"items": {"type": "number"}})");
  const Bulk limited(R"({"items": {"type": "number", "minimum": -1000000000}})");
  std::vector<std::string> texts{""};
  for (std::size_t i = 0; texts[i].size() < 4; ++i) {
    for (const char c : std::string_view("-01.e+")) texts.push_back(texts[i] + c);
  }
  for (const char* longer :
       {"123456789012345", "-12345678901234", "1234567890.12345", "0.00000000000001", "-1.0e-10"}) {
    for (const char* more : {"", "6", "67", ".8", "e1", "e", ".", " 1"}) texts.push_back(std::string(longer) + more);
  }
  for (const BulkView view : kViews) {
    for (const std::string& text : texts) {
      Decimal decimal;
      const bool is_one = scan_decimal(text.c_str(), decimal) == text.c_str() + text.size();
      CAPTURE(text);
      CHECK(numbers.document("[0," + text + "]", {.view = view}) == (is_one ? 'v' : 'u'));
      if (!is_one) CHECK(limited.document("[0," + text + "]", {.view = view}) != 'v');
    }
  }
}

TEST_CASE("what a number must be holds alike in an array, under a name and alone") {
  const std::vector<std::string> rules{R"("minimum": -0.5, "maximum": 12.25)",
                                       R"("exclusiveMinimum": -1.05, "exclusiveMaximum": 1e2)",
                                       R"("minimum": 1e-20, "maximum": 1e20)",
                                       R"("multipleOf": 0.25)",
                                       R"("multipleOf": 15, "minimum": -1e18)",
                                       R"("multipleOf": 1e-3, "maximum": 999999999999999999)",
                                       R"("multipleOf": 120000000000000000)",
                                       R"("multipleOf": 7e17, "type": "integer")",
                                       R"("type": "integer")",
                                       R"("type": "integer", "multipleOf": 0.4)",
                                       R"("type": "integer", "exclusiveMinimum": 0.1, "maximum": 99.9)"};
  std::vector<std::string> numbers;
  for (const char* digits : {"0", "1", "12", "15", "120", "999", "2500", "1225", "123456789012345",
                             "700000000000000000", "240000000000000000", "999999999999999999"}) {
    for (const char* behind :
         {"", ".0", ".5", ".25", ".05", ".4", ".001", ".0001", ".00000000000000000001", "e1", "e-2", "e18"}) {
      numbers.push_back(std::string(digits) + behind);
      numbers.push_back("-" + numbers.back());
    }
  }
  Documents documents;
  std::vector<Documents::Shared> exact;
  std::array<std::string, 3> texts;
  for (const std::string& number : numbers) {
    exact.push_back(documents.json("number", number));
    texts[0] += number + "\n";
    texts[1] += "[" + number + "]\n";
    texts[2] += "{\"a\":" + number + "}\n";
  }
  for (const std::string& rule : rules) {
    CAPTURE(rule);
    const Bulk alone("{" + rule + "}");
    const Bulk item(R"({"items": {)" + rule + "}}");
    const Bulk member(R"({"properties": {"a": {)" + rule + "}}}");
    const std::string expected = alone.exactly(exact);
    for (const BulkView view : kViews) {
      for (const bool imprecise : {false, true}) {
        const BulkOptions options{.view = view, .imprecise = imprecise};
        const std::string least = alone.lines(texts[0], options);
        CHECK(is_surer(expected, least));
        CHECK(is_surer(item.lines(texts[1], options), least));
        CHECK(is_surer(expected, item.lines(texts[1], options)));
        CHECK(member.lines(texts[2], options) == item.lines(texts[1], options));
      }
    }
  }
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
