#include "check/schema_walk.h"

#include <string>
#include <vector>

#include "compile/compile.h"
#include "support/catch.h"
#include "support/documents.h"

using namespace contract::internal;

namespace {

// What a walk by the tokens of `pointer` comes to: "known", "open", or what is there instead of the token that is not.
std::string walk(const std::string& schema, const std::vector<std::string>& tokens) {
  contract::tests::Documents documents;
  const std::string uri = "https://example.com/schema";
  documents.name(uri, documents.json("schema", schema), "schema");
  SchemaSet schemas(documents.lookup(), Dialect::Draft2020);
  Findings remarks;
  const auto program = compile(schemas, std::vector<std::string>{uri}, {}, remarks);
  REQUIRE(program);
  SchemaWalk walk(**program, {(*program)->entries.at(uri)});
  for (const std::string& token : tokens) {
    if (walk.step(token)) continue;
    std::string text = walk.is_array() ? "an array" : "no " + token + ":";
    for (const std::string_view name : walk.names()) text += ' ' + std::string(name);
    return text;
  }
  return walk.is_open() ? "open" : "known";
}

}  // namespace

TEST_CASE("a pointer is known where any schema that may judge the value knows it") {
  const std::string schema = R"({
    "$ref": "#/$defs/base",
    "properties": {"a": {"properties": {"x": {"type": "object", "properties": {"y": {}}}}}},
    "anyOf": [{"properties": {"b": {"properties": {"z": {"properties": {"w": {}}}}}}}, {"required": ["q"]}],
    "if": {"properties": {"c": {}}}, "then": {"properties": {"d": {}}}, "else": {"properties": {"e": {}}},
    "dependentSchemas": {"a": {"properties": {"f": {}}}},
    "$defs": {"base": {"properties": {"g": {"$ref": "#"}}}}
  })";
  for (const std::string name : {"a", "b", "c", "d", "e", "f", "g"}) CHECK(walk(schema, {name}) != "no " + name);
  CHECK(walk(schema, {"a", "x"}) == "known");
  CHECK(walk(schema, {"a", "x", "y"}) == "open");
  CHECK(walk(schema, {"a", "v"}) == "no v: x");
  CHECK(walk(schema, {"g", "g", "b", "z"}) == "known");
  CHECK(walk(schema, {"g", "h"}).starts_with("no h: "));
  // `required` does not document a member.
  CHECK(walk(schema, {"q"}).starts_with("no q: "));
}

TEST_CASE("where schemas leave open what there is, every name is known") {
  CHECK(walk("true", {"a", "b"}) == "open");
  CHECK(walk("{}", {"a"}) == "open");
  CHECK(walk(R"({"required": ["a"]})", {"b"}) == "open");
  CHECK(walk(R"({"properties": {"a": true}})", {"a", "b"}) == "open");
  CHECK(walk(R"({"properties": {"a": {}}, "additionalProperties": true})", {"b"}) == "open");
  CHECK(walk(R"({"properties": {"a": {}}, "additionalProperties": {"properties": {"c": {}}}})", {"b", "c"}) == "open");
  CHECK(walk(R"({"properties": {"a": {}}, "additionalProperties": {"properties": {"c": {}}}})", {"b", "d"}) ==
        "no d: c");
  CHECK(walk(R"({"properties": {"a": {}}, "additionalProperties": false})", {"b"}) == "no b: a");
  CHECK(walk(R"({"patternProperties": {"^x": {}}})", {"xy"}) == "open");
  CHECK(walk(R"({"patternProperties": {"^x": {}}})", {"y"}) == "no y:");
}

TEST_CASE("an array is walked by index or by each item") {
  const std::string schema = R"({"prefixItems": [{"properties": {"a": {}}}], "items": {"properties": {"b": {}}}})";
  CHECK(walk(schema, {"0", "a"}) == "open");
  CHECK(walk(schema, {"0", "b"}) == "no b: a");
  CHECK(walk(schema, {"1", "b"}) == "open");
  CHECK(walk(schema, {"*", "a"}) == "open");
  CHECK(walk(schema, {"*", "b"}) == "open");
  CHECK(walk(schema, {"*", "c"}) == "no c: a b");
  CHECK(walk(schema, {"b"}) == "an array");
  CHECK(walk(R"({"prefixItems": [{"properties": {"a": {}}}]})", {"1", "b"}) == "open");
}
