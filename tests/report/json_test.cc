#include <string>

#include "report/scene.h"
#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("the JSON report of nothing is whole") {
  Scene scene;
  scene.options.tool_version = "1.2.3";
  CHECK(scene.report("json") == R"({
  "tool": "contract-check",
  "version": "1.2.3",
  "summary": {
    "files": 0,
    "clean": 0,
    "withFindings": 0,
    "notChecked": 0,
    "exchanges": 0,
    "errors": 0,
    "warnings": 0,
    "notes": 0
  },
  "findings": []
}
)");
}

TEST_CASE("the JSON report holds everything that is known, typed, and no secret") {
  Scene scene;
  const SourceId file = scene.file("a.json", "{\"token\": \"hunter2\",\n \"kind\": {\"a\": 1}}");
  const SourceId schema = scene.file("s.json", "{\"type\": 1}");
  scene.outcome.secrets.add(scene.at(file, "\"hunter2\""));
  scene.outcome.files = {{.name = "a.json", .status = FileStatus::WithFindings}};
  scene.add(
      Code::WrongType, scene.at(file, "\"hunter2\""), "/token",
      TypeFacts{.got = Kind::String, .want = TypeSet::integer() | TypeSet::of(Kind::Null), .value = "\"hunter2\""});
  Finding& finding =
      scene.add(Code::NoBranch, scene.at(file, "{\"a\": 1}"), "/kind", BranchFacts{.matched = {}, .of = 2});
  finding.operation = "create request";
  finding.schema_location = "s.json#/oneOf";
  finding.schema_place = scene.at(schema, "1");
  finding.provenance = {.source = "page", .line = 7, .words = "one of", .confidence = Confidence::Example};
  finding.related.push_back({.where = scene.at(file, "\"kind\""), .label = "named here"});
  finding.causes.push_back(make_finding(Code::MissingMember, scene.at(file, "{\"a\""),
                                        NameFacts{.name = "b\x1b\xff", .nearest = {}, .because = {}}));
  finding.causes.push_back(make_finding(Code::NumberTooSmall, {}, Bound{.got = "1", .want = "2", .exclusive = true}));
  CHECK(scene.report("json") == R"({
  "tool": "contract-check",
  "version": "",
  "summary": {
    "files": 1,
    "clean": 0,
    "withFindings": 1,
    "notChecked": 0,
    "exchanges": 0,
    "errors": 2,
    "warnings": 0,
    "notes": 0
  },
  "findings": [
    {
      "code": "wrong-type",
      "severity": "error",
      "message": "`token` is a string where an integer or null is asked for",
      "file": "a.json",
      "line": 1,
      "column": 11,
      "endLine": 1,
      "endColumn": 11,
      "offset": 10,
      "length": 0,
      "instance": "/token",
      "facts": {
        "got": "string",
        "want": [
          "null",
          "integer"
        ],
        "value": "******"
      }
    },
    {
      "code": "no-branch",
      "severity": "error",
      "message": "`kind` fits none of the 2 alternatives",
      "file": "a.json",
      "line": 2,
      "column": 10,
      "endLine": 2,
      "endColumn": 18,
      "offset": 30,
      "length": 8,
      "instance": "/kind",
      "operation": "create request",
      "schema": {
        "location": "s.json#/oneOf",
        "file": "s.json",
        "line": 1,
        "column": 10
      },
      "documentation": {
        "source": "page",
        "line": 7,
        "words": "one of",
        "confidence": "example"
      },
      "facts": {
        "matched": [],
        "of": 2
      },
      "related": [
        {
          "label": "named here",
          "file": "a.json",
          "line": 2,
          "column": 2,
          "endLine": 2,
          "endColumn": 8,
          "offset": 22,
          "length": 6
        }
      ],
      "causes": [
        {
          "code": "missing-member",
          "severity": "error",
          "message": "`b\\u001b\\xff` is missing",
          "file": "a.json",
          "line": 2,
          "column": 10,
          "endLine": 2,
          "endColumn": 14,
          "offset": 30,
          "length": 4,
          "instance": "",
          "facts": {
            "name": "b\u001b�"
          }
        },
        {
          "code": "number-too-small",
          "severity": "error",
          "message": "this is 1; it must be greater than 2",
          "instance": "",
          "facts": {
            "got": "1",
            "want": "2",
            "exclusive": true
          }
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("a JSON report can be printed safely and is valid UTF-8") {
  Scene scene;
  const SourceId file = scene.file("evil\u202E\u009b\xff\U000E0041.json", "1");
  scene.add(Code::NotAllowed, scene.at(file, "1"), "");
  const std::string report = scene.report("json");
  CHECK(report.find(R"("file": "evil\u202e\u009b�\udb40\udc41.json")") != std::string::npos);
}
