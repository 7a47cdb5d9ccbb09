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

TEST_CASE("a schema nested 100,000 deep is compiled and run, and mistakes at its bottom are found") {
  constexpr int kLevels = 100'000;
  const auto deep = [](std::string_view bottom) {
    std::string text;
    for (int i = 0; i < kLevels; ++i) text += R"({"items":)";
    text += bottom;
    return text + std::string(kLevels, '}');
  };
  Documents documents;
  documents.name("file:///deep", documents.json("deep", deep(R"({"type": "string"})")), "deep");
  documents.name("file:///bad", documents.json("bad", deep(R"({"type": "strnig"})")), "bad");
  const auto program = compiled(documents, {"file:///deep"});
  REQUIRE(program);
  const auto instance = documents.json("instance", std::string(kLevels, '[') + "1" + std::string(kLevels, ']'));
  const BlockId entry = (*program)->entries.at("file:///deep");
  CHECK(judge(**program, entry, instance->root(), {}) == Verdict::Invalid);
  const RunResult result = run(**program, entry, *instance, instance->root(), {});
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings.front().schema_location.size() == std::string("deep#/type").size() + 6U * kLevels);

  const auto bad = compiled(documents, {"file:///bad"});
  REQUIRE(!bad);
  REQUIRE(bad.findings().size() == 1);
  CHECK(documents.text(bad.findings().front().where) == R"("strnig")");
}

TEST_CASE("a chain of 20,000 references is compiled, and one that closes is a loop") {
  constexpr int kLinks = 20'000;
  std::string text = R"({"$ref": "#/$defs/0", "$defs": {)";
  for (int i = 0; i < kLinks; ++i) {
    text += '"' + std::to_string(i) + R"(": {"$ref": "#/$defs/)" + std::to_string(i + 1) + "\"}, ";
  }
  const std::string last = '"' + std::to_string(kLinks) + "\": ";
  Documents documents;
  documents.name("file:///chain", documents.json("chain", text + last + R"({"type": "string"}}})"), "chain");
  documents.name("file:///loop", documents.json("loop", text + last + R"({"$ref": "#/$defs/19998"}}})"), "loop");
  CHECK(compiled(documents, {"file:///chain"}));
  const auto loop = compiled(documents, {"file:///loop"});
  REQUIRE(!loop);
  REQUIRE(loop.findings().size() == 1);
  CHECK(said(loop.findings().front()) == "loop#/$defs/19998/$ref → loop#/$defs/19999/$ref → loop#/$defs/20000/$ref");
}

TEST_CASE("of many loops, and of a long one, only a part is told") {
  constexpr int kLevels = 1'000;
  std::string text;
  for (int i = 0; i < kLevels; ++i) text += R"({"allOf": [{"$ref": "#"}, )";
  text += "{}";
  for (int i = 0; i < kLevels; ++i) text += "]}";
  Documents documents;
  documents.name("file:///loops", documents.json("loops", text), "loops");
  const auto loops = compiled(documents, {"file:///loops"});
  REQUIRE(!loops);
  CHECK(loops.findings().size() == 100);

  std::string ring = R"({"$ref": "#/$defs/0", "$defs": {"99": {"$ref": "#"})";
  for (int i = 0; i < 99; ++i) {
    ring += ", \"" + std::to_string(i) + R"(": {"$ref": "#/$defs/)" + std::to_string(i + 1) + "\"}";
  }
  documents.name("file:///ring", documents.json("r", ring + "}}"), "r");
  const auto long_loop = compiled(documents, {"file:///ring"});
  REQUIRE(!long_loop);
  CHECK(said(long_loop.findings().front()) ==
        "r#/$ref → r#/$defs/0/$ref → r#/$defs/1/$ref → r#/$defs/2/$ref → r#/$defs/3/$ref → r#/$defs/4/$ref → "
        "r#/$defs/5/$ref → r#/$defs/6/$ref → … → r#/$defs/92/$ref → r#/$defs/93/$ref → r#/$defs/94/$ref → "
        "r#/$defs/95/$ref → r#/$defs/96/$ref → r#/$defs/97/$ref → r#/$defs/98/$ref → r#/$defs/99/$ref");
}

TEST_CASE("dynamic anchors that unfold without end run out of a budget") {
  // Each resource may be entered before or after any other, so there are as many scopes as there are subsets.
  constexpr int kResources = 18;
  std::string text = R"({"$defs": {)";
  std::string all;
  for (int i = 0; i < kResources; ++i) {
    const std::string number = std::to_string(i);
    all += (i == 0 ? "" : ", ") + (R"({"$ref": "r)" + number + "\"}");
  }
  for (int i = 0; i < kResources; ++i) {
    const std::string number = std::to_string(i);
    text += (i == 0 ? "" : ", ") + ('"' + number + R"(": {"$id": "r)" + number + R"(", "$dynamicAnchor": "a)" + number +
                                    R"(", "items": {"anyOf": [)" + all + "]}}");
  }
  text += R"(}, "$ref": "r0"})";
  Documents documents;
  documents.name("file:///unfolding", documents.json("unfolding", text), "unfolding");
  const auto program = compiled(documents, {"file:///unfolding"});
  REQUIRE(!program);
  REQUIRE(program.findings().size() == 1);
  CHECK(program.findings().front().code == Code::TooLarge);
}

}  // namespace contract::tests
