#include "oracle/oracle.h"

#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::string_view kUri = "file:///schema";

// One schema in front of valijson.
class Asked {
 public:
  explicit Asked(std::string schema, Dialect dialect = Dialect::Draft7) {
    documents.name(std::string(kUri), documents.json("schema", std::move(schema)), "schema");
    SchemaSet schemas(documents.lookup(), dialect);
    oracle_.emplace(Oracle::load(schemas, std::string(kUri)));
  }

  // "valid", "invalid", or the code and words of what stands against an answer.
  std::string about(std::string instance) {
    if (!*oracle_) return words(oracle_->findings());
    const auto document = documents.json("instance", std::move(instance));
    const auto answer = (*oracle_)->accepts(*document, document->root());
    if (const auto* refusal = std::get_if<Finding>(&answer)) return words({*refusal});
    return std::get<bool>(answer) ? "valid" : "invalid";
  }

  // What stands against the schema, and where.
  std::string refusal() {
    return *oracle_ ? "" : words(oracle_->findings()) + " at " + std::string(documents.text(place()));
  }

  Documents documents;

 private:
  static std::string words(const Findings& findings) {
    return std::string(info(findings.front().code).name) + ": " + said(findings.front());
  }
  Place place() const { return oracle_->findings().front().where; }

  std::optional<Result<Oracle>> oracle_;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("valijson answers for drafts 4 and 7") {
  Asked seven(R"({"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}})");
  CHECK(seven.about(R"({"a": 1})") == "valid");
  CHECK(seven.about(R"({"a": 2})") == "invalid");
  CHECK(seven.about("{}") == "invalid");

  Asked four(R"({"minimum": 1, "exclusiveMinimum": true, "const": 5})", Dialect::Draft4);
  CHECK(four.about("1") == "invalid");
  CHECK(four.about("2") == "valid");
}

TEST_CASE("valijson is not asked about other drafts") {
  Asked latest(R"({"$schema": "https://json-schema.org/draft/2020-12/schema"})");
  CHECK(latest.refusal() ==
        "unsupported-engine: valijson judges drafts 4 and 7; this schema is of draft 2020-12 at "
        R"({"$schema": "https://json-schema.org/draft/2020-12/schema"})");

  Asked mixed(R"({"items": {"id": "b", "$schema": "http://json-schema.org/draft-04/schema#"}})");
  CHECK(mixed.refusal() ==
        "unsupported-engine: valijson judges one draft at a time; this schema of draft 4 is used by one of draft 7 at "
        R"({"id": "b", "$schema": "http://json-schema.org/draft-04/schema#"})");
}

TEST_CASE("valijson sees the schemas of other documents, and each as itself") {
  Documents documents;
  documents.name("file:///a", documents.json("a", R"({"properties": {"b": {"$ref": "b#/definitions/x"},
      "own": {"$ref": "#/definitions/x"}}, "definitions": {"x": {"type": "string"}}})"),
                 "a");
  documents.name("file:///b", documents.json("b", R"({"definitions": {"x": {"$ref": "#/definitions/y"},
      "y": {"type": "integer"}}})"),
                 "b");
  SchemaSet schemas(documents.lookup(), Dialect::Draft7);
  const auto oracle = Oracle::load(schemas, "file:///a");
  REQUIRE(oracle);
  const auto good = documents.json("good", R"({"b": 1, "own": "x"})");
  const auto bad = documents.json("bad", R"({"b": "x", "own": 1})");
  CHECK(std::get<bool>(oracle->accepts(*good, good->root())));
  CHECK(!std::get<bool>(oracle->accepts(*bad, bad->root())));
}

TEST_CASE("a part of an instance is judged as if it stood alone") {
  Asked schema(R"({"type": "string"})");
  SchemaSet schemas(schema.documents.lookup(), Dialect::Draft7);
  const auto oracle = Oracle::load(schemas, std::string(kUri));
  const auto document = schema.documents.json("instance", R"([1, "a"])");
  CHECK(!std::get<bool>(oracle->accepts(*document, *document->root().items().begin())));
  CHECK(std::get<bool>(oracle->accepts(*document, *std::next(document->root().items().begin()))));
}

TEST_CASE("the keywords of other drafts and names of members confuse nobody") {
  CHECK(Asked(R"({"id": "http://x/", "properties": {"id": {"type": "string"}, "$ref": {"type": "string"}}})")
            .about(R"({"id": 1})") == "invalid");
  CHECK(Asked(R"({"properties": {"$ref": {"type": "string"}}})").about(R"({"$ref": 1})") == "invalid");
  CHECK(Asked(R"({"enum": [{"$ref": "#/nowhere", "format": "x"}]})").about(R"({"$ref": "#/nowhere"})") == "invalid");
  CHECK(Asked(R"({"divisibleBy": 2, "description": 3})").about("1") == "valid");
  CHECK(Asked(R"({"format": "date-time"})").about("\"x\"") == "valid");
}

TEST_CASE("valijson sees numbers by value, and the last of members with the same name") {
  CHECK(Asked(R"({"type": "integer"})").about("1.0") == "valid");
  CHECK(Asked(R"({"type": "integer"})").about("1e2") == "valid");
  CHECK(Asked(R"({"type": "integer"})").about("1.5") == "invalid");
  CHECK(Asked(R"({"const": 9007199254740993})").about("9007199254740992") == "valid");  // to a double they are equal
  CHECK(Asked(R"({"properties": {"a": {"type": "string"}}, "maxProperties": 1})").about(R"({"a": 1, "a": ""})") ==
        "valid");
  CHECK(Asked(R"({"minLength": 2})").about("\"😀\"") == "invalid");
}

TEST_CASE("what valijson cannot hold is refused, not misjudged") {
  CHECK(Asked("{}").about("[1e400]") == "unsupported-engine: valijson knows no number of this size");
  CHECK(Asked(R"({"maxLength": 1})").about(R"("a\u0000b")") == "unsupported-engine: valijson ends texts at U+0000");
  CHECK(Asked(R"({"maximum": 1e400})").refusal() ==
        "unsupported-engine: valijson knows no number of this size at 1e400");
  CHECK(Asked(R"({"multipleOf": 0})").refusal() == "unsupported-engine: valijson cannot divide by 0 at 0");
  CHECK(Asked("{}").about(repeated("[", 300) + repeated("]", 300)).starts_with("too-deep: "));
  CHECK(Asked(R"({"pattern": "a"})").about('"' + repeated("a", 5000) + '"').starts_with("too-large: "));
  CHECK(Asked("{}").about('"' + repeated("a", 5000) + '"') == "valid");
}

TEST_CASE("schemas that valijson would not survive are refused") {
  CHECK(Asked(R"({"$ref": "#"})").refusal() == R"(reference-loop: schema# at "#")");
  CHECK(Asked(R"({"allOf": [{"$ref": "#"}]})").refusal().starts_with("reference-loop: schema#"));
  CHECK(Asked(R"({"if": true, "then": {"$ref": "#"}})").refusal().starts_with("reference-loop: schema#"));
  CHECK(Asked(R"({"dependencies": {"a": {"$ref": "#"}}})").refusal().starts_with("reference-loop: schema#"));
  CHECK(Asked(R"({"properties": {"a": {"$ref": "#"}}})").about(R"({"a": {"a": 1}})") == "valid");

  std::string wide = R"({"properties": {)";
  for (int i = 0; i < 6'000; ++i) wide += (i == 0 ? "\"p" : ", \"p") + std::to_string(i) + "\": {}";
  CHECK(Asked(wide + "}}").refusal().starts_with("unsupported-engine: valijson is given 5000 subschemas at most"));
}

TEST_CASE("valijson gets through the deepest schemas and instances that it is given") {
  const std::string chain =
      repeated(R"({"allOf":[{"anyOf":[)", 15) + R"({"properties": {"a": {"$ref": "#"}}})" + repeated("]}]}", 15);
  Asked deep(chain);
  CHECK(deep.about(repeated(R"({"a":)", 255) + "1" + repeated("}", 255)) == "valid");

  std::string list = R"({"definitions": {)";
  for (int i = 0; i < 2'400; ++i) {
    list += "\"" + std::to_string(i) + R"(": {"items": {"$ref": "#/definitions/)" + std::to_string(i + 1) + "\"}}, ";
  }
  Asked chained(list + R"("2400": false}, "items": {"$ref": "#/definitions/0"}})");
  CHECK(chained.about("[]") == "valid");
}

TEST_CASE("what valijson refuses is told in its words, and a broken reference in ours") {
  CHECK(Asked(R"({"type": 1})").refusal() ==
        "unsupported-engine: valijson says: JSON value is not a string. at {\"type\": 1}");
  CHECK(Asked(R"({"pattern": "("})").about("\"a\"").starts_with("unsupported-engine: valijson says: "));
  CHECK(Asked(R"({"items": {"$ref": "missing"}})").refusal() ==
        R"(unresolved-reference: `file:///missing` leads to no schema at "missing")");
}

}  // namespace contract::tests
