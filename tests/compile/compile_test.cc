#include "compile/compile.h"

#include "run/run.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

Result<std::shared_ptr<const Program>> compiled(Documents& documents, const std::vector<std::string>& entries) {
  SchemaSet schemas(documents.lookup());
  Findings remarks;
  return compile(schemas, entries, {}, remarks);
}

}  // namespace

TEST_CASE("several schemas become one program, each subschema once") {
  Documents documents;
  documents.name("file:///a", documents.json("a", R"({"properties": {"id": {"$ref": "id"}}})"), "a");
  documents.name("file:///b", documents.json("b", R"({"items": {"$ref": "id"}})"), "b");
  documents.name("file:///id", documents.json("id", R"({"type": "string"})"), "id");
  const auto program = compiled(documents, {"file:///a", "file:///b", "file:///a#/properties/id"});
  REQUIRE(program);
  CHECK((*program)->entries.size() == 3);
  CHECK((*program)->blocks.size() == 5);
}

TEST_CASE("a program outlives the documents it was compiled from") {
  std::shared_ptr<const Program> program;
  Documents documents;
  {
    Documents schemas;
    // The texts stay with the sources; what the program views besides is kept by itself.
    schemas.name("file:///a", documents.json("a", R"({"enum": ["\u0061b"], "properties": {"\u0062": true}})"), "a");
    const auto result = compiled(schemas, {"file:///a"});
    REQUIRE(result);
    program = *result;
  }
  const auto instance = documents.json("instance", "\"ab\"");
  CHECK(judge(*program, program->entries.at("file:///a"), instance->root(), {}) == Verdict::Valid);
}

TEST_CASE("every mistake of a schema is told, in the order of the text") {
  Documents documents;
  documents.name("file:///a", documents.json("a", R"({"items": {"type": "int"}, "minItems": -1, "$ref": "#/x"})"), "a");
  const auto result = compiled(documents, {"file:///a"});
  REQUIRE(!result);
  std::vector<std::string_view> places;
  for (const Finding& finding : result.findings()) places.push_back(documents.text(finding.where));
  CHECK(places == std::vector<std::string_view>{"\"int\"", "-1", "\"#/x\""});
}

TEST_CASE("an entry that leads nowhere is an unresolved reference") {
  Documents documents;
  const auto result = compiled(documents, {"file:///missing"});
  REQUIRE(!result);
  CHECK(result.findings().front().code == Code::UnresolvedReference);
}

TEST_CASE("a schema as deep as the readers allow is compiled") {
  constexpr int kLevels = 1024;
  std::string text;
  for (int i = 0; i < kLevels; ++i) text += R"({"not":)";
  text += "true" + std::string(kLevels, '}');
  Documents documents;
  documents.name("file:///deep", documents.json("deep", text), "deep");
  CHECK(compiled(documents, {"file:///deep"}));
}

}  // namespace contract::tests
