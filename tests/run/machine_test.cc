// What data cannot say: sizes, depths, and the promise that nothing hostile breaks or stalls the machine.
#include <string>

#include "compile/compile.h"
#include "run/run.h"
#include "support/allocations.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::string_view kUri = "file:///schema";

struct Compiled {
  Documents documents;
  std::shared_ptr<const Program> program;

  explicit Compiled(std::string schema) {
    documents.name(std::string(kUri), documents.json("schema", std::move(schema)), "schema");
    SchemaSet schemas(documents.lookup());
    Findings remarks;
    const std::vector<std::string> entries{std::string(kUri)};
    auto compiled = compile(schemas, entries, {}, remarks);
    REQUIRE(compiled);
    program = *compiled;
  }

  // Both machines; they have to agree.
  RunResult judged(std::string instance, const RunOptions& options = {}) {
    const auto document = documents.json("instance", std::move(instance));
    const BlockId entry = program->entries.at(std::string(kUri));
    RunResult result = run(*program, entry, *document, document->root(), options);
    CHECK(judge(*program, entry, document->root(), options) == result.verdict);
    return result;
  }
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// `innermost` inside of `depth` objects, each under the name "a".
std::string nested(std::string_view innermost, std::size_t depth) {
  return repeated("{\"a\":", depth) + std::string(innermost) + repeated("}", depth);
}

std::size_t cause_depth(const Finding& finding) {
  std::size_t depth = 0;
  for (const Finding* at = &finding; !at->causes.empty(); at = &at->causes.front()) ++depth;
  return depth;
}

}  // namespace

TEST_CASE("a recursive schema judges an instance of a hundred thousand levels") {
  constexpr std::size_t kDepth = 100'000;
  Compiled tree(R"({"type": "object", "properties": {"a": {"$ref": "#"}}, "unevaluatedProperties": false})");
  CHECK(tree.judged(nested("{}", kDepth)).verdict == Verdict::Valid);
  const RunResult result = tree.judged(nested("1", kDepth));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::WrongType);
  CHECK(result.findings[0].instance == repeated("/a", kDepth));

  Compiled lists(R"({"items": {"$ref": "#"}, "not": {"type": "string"}})");
  CHECK(lists.judged(repeated("[", kDepth) + repeated("]", kDepth)).verdict == Verdict::Valid);
  CHECK(lists.judged(repeated("[", kDepth) + "\"\"" + repeated("]", kDepth)).verdict == Verdict::Invalid);
}

TEST_CASE("alternatives inside of alternatives do not nest their causes without end") {
  Compiled tree(R"({"anyOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["a"]},
                              {"required": ["b", "c", "d"], "minProperties": 9}]})");
  constexpr std::size_t kDepth = 2000;
  const RunResult result = tree.judged(nested("{}", kDepth));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::NoBranch);
  CHECK(cause_depth(result.findings[0]) < 10);
  const Finding* innermost = &result.findings[0];
  while (!innermost->causes.empty()) innermost = &innermost->causes.front();
  CHECK(innermost->instance == repeated("/a", kDepth));
}

TEST_CASE("alternatives that double at every level run out of a budget, not of patience") {
  Compiled tree(R"({"anyOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["b"]},
                              {"properties": {"a": {"$ref": "#"}}, "required": ["c"]}]})");
  const RunResult result = tree.judged(nested("{}", 60));
  CHECK(result.verdict == Verdict::Undecided);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::Undecided);
  CHECK(result.findings[0].instance.empty());
}

TEST_CASE("work, and the memory it takes, grow with the depth of an instance and not faster") {
  Compiled tried(R"({"anyOf": [{"prefixItems": [{"$ref": "#"}]}, {"type": "string"}], "unevaluatedItems": false})");
  const auto cost = [&tried](std::size_t depth) {
    const auto document = tried.documents.json("instance", repeated("[", depth) + repeated("]", depth));
    const std::size_t before = allocated_bytes();
    const RunResult result =
        run(*tried.program, tried.program->entries.at(std::string(kUri)), *document, document->root(), {});
    CHECK(result.verdict == Verdict::Valid);
    return std::pair(result.work, allocated_bytes() - before);
  };
  const auto [work, bytes] = cost(4'000);
  const auto [twice_the_work, twice_the_bytes] = cost(8'000);
  CHECK(twice_the_work <= 2 * work + 10);
  CHECK(twice_the_bytes <= 5 * bytes / 2);
}

TEST_CASE("the budget is in proportion to the instance, and what is left undecided has one finding") {
  Compiled doubling(
      R"({"oneOf": [{"items": {"$ref": "#"}, "type": "array"}, {"items": {"$ref": "#"}, "minItems": 0}]})");
  const auto result_of = [&doubling](std::size_t depth) {
    RunResult result = doubling.judged(repeated("[", depth) + repeated("]", depth));
    CHECK(result.verdict == Verdict::Undecided);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].code == Code::Undecided);
    return result;
  };
  const std::uint64_t work = result_of(1'000).work;
  CHECK(work < 1'000'000);
  CHECK(result_of(2'000).work <= 2 * work);
}

TEST_CASE("a step is charged for the length of what it looks at") {
  const auto work_of = [](std::string schema, std::string instance) {
    return Compiled(std::move(schema)).judged(std::move(instance)).work;
  };
  const std::string text = '"' + repeated("x", 16'000) + '"';
  const std::string list = "[" + repeated("{}, ", 999) + "{}]";
  CHECK(work_of(R"({"minLength": 1})", text) >= 1'000);
  CHECK(work_of(R"({"pattern": "y"})", text) >= 1'000);
  CHECK(work_of(R"({"format": "date"})", text) >= 1'000);
  CHECK(work_of(R"({"enum": [1]})", list) >= 1'000);
  CHECK(work_of(R"({"uniqueItems": true})", list) >= 1'000);
  CHECK(work_of(R"({"items": {"minimum": 1}})", list) >= 1'000);
  CHECK(work_of(R"({"unevaluatedItems": true, "prefixItems": [true]})", list) >= 1'000);
}

TEST_CASE("a large instance does not run out of the budget") {
  Compiled rows(R"({"items": {"anyOf": [{"properties": {"a": {"type": "string"}}, "required": ["a"]},
                                        {"properties": {"b": {"type": "integer"}}, "required": ["b"]}]}})");
  CHECK(rows.judged("[" + repeated(R"({"b": 1}, )", 100'000) + R"({"a": ""}])").verdict == Verdict::Valid);
}

TEST_CASE("of more mistakes than anybody reads the last finding says that there are more") {
  Compiled numbers(R"({"items": {"anyOf": [{"type": "integer"}, {"const": "x"}]}})");
  const RunResult result = numbers.judged("[" + repeated("null, ", 150'000) + "null]");
  CHECK(result.verdict == Verdict::Invalid);
  REQUIRE(result.findings.size() == 100'001);
  CHECK(result.findings.back().code == Code::MoreFindings);
  CHECK(result.findings.back().severity == Severity::Error);
}

TEST_CASE("the findings of branches are bounded while they are tried") {
  std::string branches = R"({"type": "object"})";
  for (int i = 0; i < 20; ++i) branches += R"(, {"items": {"minimum": 5}, "maxItems": 9})";
  Compiled numbers(R"({"oneOf": [)" + branches + "]}");
  const RunResult result = numbers.judged("[" + repeated("1, ", 150'000) + "1]");
  CHECK(result.verdict == Verdict::Invalid);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::NoBranch);
}

TEST_CASE("findings of branches that are given up do not count as too many") {
  Compiled trees(R"({"items": {"anyOf": [{"items": {"minimum": 5}}, {"items": {"maximum": 0}, "maxItems": 5},
                                         {"items": {"const": 3}}]}})");
  const RunResult result = trees.judged("[" + repeated("[1, 2, 3], ", 60'000) + "[3]]");
  CHECK(result.findings.size() == 60'000);
  CHECK(result.findings.back().code == Code::NoBranch);
}

TEST_CASE("an object of very many unknown members is judged in a moment, without guesses") {
  std::string members;
  for (int i = 0; i < 20'000; ++i) members += (i == 0 ? "\"m" : ", \"m") + std::to_string(i) + "\": 1";
  Compiled record(R"({"properties": {"m": {}, "n": {}}, "required": ["n"], "additionalProperties": false})");
  const RunResult result = record.judged("{" + members + "}");
  CHECK(result.findings.size() == 20'001);
  for (const Finding& finding : result.findings) CHECK(std::get<NameFacts>(finding.facts).nearest.empty());
}

TEST_CASE("findings come with the place, the keyword's place and the provenance of the schema") {
  Compiled schema(R"({"properties": {"id": {"type": "string", "x-source": {"from": "page", "line": 3, "words": "id"},
                                            "x-confidence": "example"}}})");
  const RunResult result = schema.judged(R"({"id": 12})");
  REQUIRE(result.findings.size() == 1);
  const Finding& finding = result.findings[0];
  CHECK(schema.documents.text(finding.where) == "12");
  CHECK(schema.documents.text(finding.schema_place) == "\"string\"");
  CHECK(finding.severity == Severity::Warning);
  CHECK(finding.provenance.confidence == Confidence::Example);
}

TEST_CASE("secrets are told wherever a schema expects one, even where the value is no such thing") {
  Compiled schema(R"({"type": "object", "properties": {"key": {"format": "password"}, "n": {"type": "integer"}}})");
  const auto texts = [&schema](std::string instance) {
    const auto document = schema.documents.json("instance", instance);
    std::vector<std::string> secrets;
    for (const Span span : schema.judged(instance).secrets) {
      secrets.push_back(instance.substr(span.begin, span.end - span.begin));
    }
    return secrets;
  };
  CHECK(texts(R"({"key": "abc", "n": 1})") == std::vector<std::string>{"\"abc\""});
  CHECK(texts(R"([{"key": ["x"]}])") == std::vector<std::string>{"[\"x\"]"});
}

}  // namespace contract::tests
