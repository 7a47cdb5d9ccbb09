#include <string>

#include "report/scene.h"
#include "support/catch.h"
#include "text/printable.h"

using namespace contract::internal;

namespace {

FormatFacts no_ulid(std::string got) {
  return {.got = std::move(got), .format = "ulid", .problem = "it has fewer than 26 characters"};
}

TypeFacts no_string(std::string value) {
  return {.got = Kind::Number, .want = TypeSet::of(Kind::String), .value = std::move(value)};
}

// The report without its last line, which other tests look at.
std::string findings_of(const Scene& scene) {
  const std::string report = scene.report("text");
  return report.substr(0, report.rfind('\n', report.size() - 2) + 1);
}

}  // namespace

TEST_CASE("a finding shows where, what, the line, the documentation and the schema, and no line twice") {
  Scene scene;
  const SourceId payload = scene.file("payloads/bad.json", R"({
  "id": "01ARZ3",
  "name": "a"
}
)");
  const SourceId schema = scene.file("schemas/connection.schema.json", R"({
  "properties": { "id": { "format": "ulid" } }
}
)");
  Finding& format = scene.add(Code::FormatMismatch, scene.at(payload, "\"01ARZ3\""), "/id", no_ulid("\"01ARZ3\""));
  format.schema_location = "connection.schema.json#/properties/id/format";
  format.schema_place = scene.at(schema, "\"format\"");
  format.provenance = {.source = "create-a-new-connection", .line = 206, .words = "string<ulid>"};
  format.operation = "create-connection request";
  Finding& undocumented = scene.add(Code::UndocumentedMember, scene.at(payload, "\"name\""), "/item/name",
                                    NameFacts{.name = "name", .nearest = "names", .because = {}});
  undocumented.provenance.confidence = Confidence::Assumed;
  Finding& pattern = scene.add(Code::PatternMismatch, scene.at(payload, "\"a\""), "/name",
                               PatternFacts{.got = "\"a\"", .pattern = "^[b-z]$"});
  pattern.severity = Severity::Note;
  pattern.provenance = {.source = "", .line = 0, .words = "b to z", .confidence = Confidence::Example};
  pattern.schema_location = "urn:names#/properties/name/pattern";
  scene.outcome.files = {{.name = "payloads/bad.json", .status = FileStatus::WithFindings},
                         {.name = "payloads/good.json", .status = FileStatus::Clean}};

  CHECK(scene.report("text") ==
        R"(payloads/bad.json:2:9: error[format-mismatch]: `id` is not a ulid: it has fewer than 26 characters
   2 |   "id": "01ARZ3",
     |         ^^^^^^^^
     = as: create-connection request
     = says: create-a-new-connection, line 206: "string<ulid>" (documented)
     = schema: schemas/connection.schema.json:2:27 /properties/id/format

payloads/bad.json:3:3: warning[undocumented-member]: the documentation does not know `name`
   3 |   "name": "a"
     |   ^^^^^^
     = at: /item/name
     = says: no page; it is assumed
     = help: did you mean `names`?

payloads/bad.json:3:11: note[pattern-mismatch]: `name` does not match the pattern
   3 |   "name": "a"
     |           ^^^
     = want: ^[b-z]$
     = says: "b to z" (example)
     = schema: urn:names#/properties/name/pattern

1 error, 1 warning, 1 note in 1 of 2 files; 1 clean
)");
}

TEST_CASE("a value that the excerpt does not show is quoted") {
  Scene scene;
  const SourceId file = scene.file("a.json", R"(["\u0061"])");
  scene.add(Code::PatternMismatch, scene.at(file, R"("\u0061")"), "/0", PatternFacts{.got = "\"a\"", .pattern = "b"});
  CHECK(findings_of(scene) == R"(a.json:1:2: error[pattern-mismatch]: `/0` does not match the pattern
   1 | ["\u0061"]
     |  ^^^^^^^^
     = got: "a"
     = want: b

)");
}

TEST_CASE("carets stand under the token after wide characters, combining marks and tabs") {
  Scene scene;
  const SourceId file = scene.file("a.json", "{\"名前\": \"🙂\",\t\"e\u0301\": 12}");
  scene.add(Code::WrongType, scene.at(file, "\"🙂\""), "/名前", NoFacts{});
  scene.add(Code::WrongType, scene.at(file, "12"), "/e\u0301", no_string("12"));
  CHECK(findings_of(scene) ==
        "a.json:1:8: error[wrong-type]: the value has another type than the schema asks for\n"
        "   1 | {\"名前\": \"🙂\",    \"e\u0301\": 12}\n"
        "     |          ^^^^\n"
        "     = at: /名前\n"
        "\n"
        "a.json:1:19: error[wrong-type]: `e\u0301` is a number where a string is asked for\n"
        "   1 | {\"名前\": \"🙂\",    \"e\u0301\": 12}\n"
        "     |                        ^^\n"
        "     = help: write it in quotes: \"12\"\n"
        "\n");
}

TEST_CASE("of a value of several lines the first is marked, and no blanks after it") {
  Scene scene;
  const SourceId file = scene.file("a.json", "{\r\n  \"a\": {  \r\n    \"b\": 1\r\n  }\r\n}\r\n");
  scene.add(Code::NoBranch, scene.at(file, "{  \r\n    \"b\": 1\r\n  }"), "/a", BranchFacts{.matched = {}, .of = 2});
  CHECK(findings_of(scene) ==
        "a.json:2:8: error[no-branch]: `a` fits none of the 2 alternatives\n"
        "   2 |   \"a\": {  \n"
        "     |        ^\n"
        "\n");
}

TEST_CASE("at the end of a file the caret stands after the last character") {
  Scene scene;
  const SourceId file = scene.file("input.har", R"({"log": {"entries": [)");
  Finding& finding = scene.add(Code::Syntax, scene.end_of(file), "", Detail{"the file ends inside an array", ""});
  finding.related.push_back({.where = scene.at(file, "["), .label = "opened here"});
  CHECK(findings_of(scene) == R"(input.har:1:22: error[syntax]: the file ends inside an array
   1 | {"log": {"entries": [
     |                      ^
     = opened here: input.har:1:21
   1 | {"log": {"entries": [
     |                     ^

)");
}

TEST_CASE("an empty line is not shown") {
  Scene scene;
  const SourceId empty = scene.file("empty.json", "");
  const SourceId blank = scene.file("ends.json", "[1,\n");
  scene.add(Code::EmptyInput, scene.end_of(empty), "");
  scene.add(Code::Syntax, scene.end_of(blank), "", Detail{"the file ends inside an array", ""});
  CHECK(findings_of(scene) == R"(empty.json:1:1: error[empty-input]: the input holds no value at all

ends.json:2:1: error[syntax]: the file ends inside an array

)");
}

TEST_CASE("a finding without a place comes first and names none") {
  Scene scene;
  scene.add(Code::Syntax, scene.end_of(scene.file("a", "")), "", Detail{"bad", ""});
  scene.add(Code::FileNotFound, {}, "", NameFacts{.name = "b\x1b[2J.json", .nearest = {}, .because = {}});
  CHECK(scene.report("text") == R"(error[file-not-found]: there is no file `b\u001b[2J.json`

a:1:1: error[syntax]: bad

2 errors; nothing was checked
)");
}

TEST_CASE("a long line is cut around the token") {
  Scene scene;
  scene.options.width = 60;
  std::string text = "[";
  for (int i = 1000; i < 2500; ++i) text += std::to_string(i) + ", ";
  const SourceId file = scene.file("minified.json", text + "\"last\"]");
  scene.add(Code::NotAllowed, scene.at(file, "1000"), "/0");
  scene.add(Code::NotAllowed, scene.at(file, "1800"), "/800");
  scene.add(Code::NotAllowed, scene.at(file, text.substr(text.find("2000"), 2000)), "/1000");
  scene.add(Code::NotAllowed, scene.at(file, "\"last\""), "/1500");
  CHECK(findings_of(scene) == R"(minified.json:1:2: error[not-allowed]: `/0` is not allowed here
   1 | [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 100…
     |  ^^^^

minified.json:1:4802: error[not-allowed]: `/800` is not allowed here
   1 | …796, 1797, 1798, 1799, 1800, 1801, 1802, 1803, 1804…
     |                         ^^^^

minified.json:1:6002: error[not-allowed]: `/1000` is not allowed here
   1 | …1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005, 200…
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

minified.json:1:9002: error[not-allowed]: `/1500` is not allowed here
   1 | …2, 2493, 2494, 2495, 2496, 2497, 2498, 2499, "last"]
     |                                               ^^^^^^

)");
}

TEST_CASE("nothing that a file holds reaches the terminal as a command") {
  Scene scene;
  const std::string hostile = "k\x1b[31m\u202E\xff";
  const SourceId file = scene.file("evil\x1b]0;title\x07.json", "{\"" + hostile + "\": \x9b 9}\r\n");
  Finding& finding = scene.add(Code::UndocumentedMember, scene.at(file, "\"" + hostile + "\""), "/a/" + hostile,
                               NameFacts{.name = hostile, .nearest = hostile, .because = {}});
  finding.operation = hostile;
  finding.schema_location = hostile + "#/" + hostile;
  finding.schema_place = scene.at(file, "9}");
  finding.provenance = {.source = hostile, .line = 1, .words = hostile};
  finding.related.push_back({.where = scene.at(file, "9}"), .label = hostile});
  CHECK(
      findings_of(scene) ==
      R"(evil\u001b]0;title\u0007.json:1:2: warning[undocumented-member]: the documentation does not know `k\u001b[31m\u202e\xff`
   1 | {"k\u001b[31m\u202e\xff": \x9b 9}
     |  ^^^^^^^^^^^^^^^^^^^^^^^
     = k\u001b[31m\u202e\xff: evil\u001b]0;title\u0007.json:1:15
   1 | {"k\u001b[31m\u202e\xff": \x9b 9}
     |                                ^^
     = at: /a/k\u001b[31m\u202e\xff
     = as: k\u001b[31m\u202e\xff
     = says: k\u001b[31m\u202e\xff, line 1: "k\u001b[31m\u202e\xff" (documented)
     = schema: evil\u001b]0;title\u0007.json:1:15 /k\u001b[31m\u202e\xff
     = help: did you mean `k\u001b[31m\u202e\xff`?

)");
}

TEST_CASE("secrets in a line are hidden, and carets stand right all the same") {
  Scene scene;
  const SourceId file = scene.file("a.json", R"({"password": "hunter2", "id": 5, "token": 12})");
  scene.outcome.secrets.add(scene.at(file, "\"hunter2\""));
  scene.outcome.secrets.add(scene.at(file, "12"));
  scene.add(Code::StringTooShort, scene.at(file, "\"hunter2\""), "/password", Length{.got = 7, .want = 8});
  scene.add(Code::WrongType, scene.at(file, "5"), "/id", no_string("5"));
  scene.add(Code::WrongType, scene.at(file, "12"), "/token", no_string("12"));
  CHECK(findings_of(scene) ==
        R"(a.json:1:14: error[string-too-short]: the string has fewer characters than the minimum
   1 | {"password": "******", "id": 5, "token": ******}
     |              ^^^^^^^^
     = at: /password

a.json:1:31: error[wrong-type]: `id` is a number where a string is asked for
   1 | {"password": "******", "id": 5, "token": ******}
     |                              ^
     = help: write it in quotes: "5"

a.json:1:43: error[wrong-type]: `token` is a number where a string is asked for
   1 | {"password": "******", "id": 5, "token": ******}
     |                                          ^^^^^^

)");
}

TEST_CASE("a finding in a body is shown in the recording") {
  Scene scene;
  const SourceId har = scene.file("a.har", R"({"text": "{\"id\":5}"})");
  const SourceId body = scene.sources.add_embedded(
      scene.at(har, R"("{\"id\":5}")"), R"({"id":5})",
      {{.inner = 0, .outer = 10}, {.inner = 1, .outer = 11}, {.inner = 2, .outer = 13}, {.inner = 5, .outer = 17}});
  scene.add(Code::WrongType, scene.at(body, "5"), "/id", no_string("5"));
  CHECK(findings_of(scene) == R"(a.har:1:19: error[wrong-type]: `id` is a number where a string is asked for
   1 | {"text": "{\"id\":5}"}
     |                   ^
     = help: write it in quotes: "5"

)");
}

TEST_CASE("causes stand below what they explain and do not name its operation again") {
  Scene scene;
  const SourceId file = scene.file("a.json", R"({"data": {"value": 1}})");
  Finding& finding =
      scene.add(Code::NoBranch, scene.at(file, R"({"value": 1})"), "/data", BranchFacts{.matched = {}, .of = 3});
  finding.operation = "create-connection request";
  Finding cause = make_finding(Code::NoBranch, scene.at(file, "1"), BranchFacts{.matched = {}, .of = 2});
  cause.instance = "/data/value";
  cause.operation = finding.operation;
  Finding deeper = make_finding(Code::WrongType, scene.at(file, "1"), no_string("1"));
  deeper.instance = "/data/value";
  deeper.operation = finding.operation;
  cause.causes = {deeper};
  finding.causes = {cause, deeper};
  CHECK(findings_of(scene) == R"(a.json:1:10: error[no-branch]: `data` fits none of the 3 alternatives
   1 | {"data": {"value": 1}}
     |          ^^^^^^^^^^^^
     = as: create-connection request
     = because:
    a.json:1:20: error[no-branch]: `value` fits none of the 2 alternatives
       1 | {"data": {"value": 1}}
         |                    ^
         = at: /data/value
         = because:
        a.json:1:20: error[wrong-type]: `value` is a number where a string is asked for
           1 | {"data": {"value": 1}}
             |                    ^
             = at: /data/value
             = help: write it in quotes: "1"
    a.json:1:20: error[wrong-type]: `value` is a number where a string is asked for
       1 | {"data": {"value": 1}}
         |                    ^
         = at: /data/value
         = help: write it in quotes: "1"

)");
}

TEST_CASE("line numbers of any length stand in one column") {
  Scene scene;
  const SourceId file = scene.file("long.json", std::string(123455, '\n') + "x\n" + std::string(3, '\n') + "y");
  Finding& finding = scene.add(Code::NotAllowed, scene.at(file, "y"), "/y");
  finding.related.push_back({.where = scene.at(file, "x"), .label = "see"});
  CHECK(findings_of(scene) == R"(long.json:123460:1: error[not-allowed]: `y` is not allowed here
123460 | y
       | ^
       = see: long.json:123456:1
123456 | x
       | ^

)");
}

TEST_CASE("findings are sorted by file name and place, whatever order they came in") {
  Scene scene;
  const SourceId b = scene.file("b", "12");
  const SourceId a = scene.file("a", "12");
  scene.add(Code::NotAllowed, scene.at(b, "2"), "");
  scene.add(Code::NotAllowed, scene.at(b, "1"), "");
  scene.add(Code::NotAllowed, scene.at(a, "2"), "");
  scene.add(Code::NotAllowed, scene.at(a, "12"), "");
  CHECK(scene.report("concise") == R"(a:1:1: error[not-allowed]: no value is allowed here
a:1:2: error[not-allowed]: no value is allowed here
b:1:1: error[not-allowed]: no value is allowed here
b:1:2: error[not-allowed]: no value is allowed here
4 errors; nothing was checked
)");
}

TEST_CASE("colours are only escape sequences around the same text") {
  Scene scene;
  const SourceId file = scene.file("a.json", "{\"a\": 1}");
  scene.add(Code::WrongType, scene.at(file, "1"), "/a", no_string("1"));
  const std::string plain = scene.report("text");
  scene.options.color = true;
  const std::string colored = scene.report("text");
  CHECK(colored.starts_with("\x1b[1ma.json:1:7: \x1b[0m\x1b[1;31merror[wrong-type]\x1b[0m: \x1b[1m`a` is a number"));
  std::string stripped;
  for (std::size_t at = 0; at < colored.size(); ++at) {
    if (colored[at] == '\x1b') {
      at = colored.find('m', at);
    } else {
      stripped += colored[at];
    }
  }
  CHECK(stripped == plain);
}

TEST_CASE("a clean outcome is one line") {
  Scene scene;
  scene.outcome.files = {{.name = "a", .status = FileStatus::Clean}};
  CHECK(scene.report("text") == "no findings; 1 file clean\n");
}
