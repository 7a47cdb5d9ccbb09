// Annotations of small schemas, from tests/cases/annotations, and what keeps an evaluation within its bounds.
#include <string>

#include "compile/compile.h"
#include "document/writer.h"
#include "report/output_units.h"
#include "run/evaluate.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr Dialect kDialects[]{Dialect::Draft4, Dialect::Draft6, Dialect::Draft7, Dialect::Draft2019,
                              Dialect::Draft2020};

Dialect dialect_called(std::string_view name) {
  for (const Dialect dialect : kDialects) {
    if (to_string(dialect) == name) return dialect;
  }
  FAIL("no dialect is called " << name);
  return Dialect::Draft2020;
}

Evaluation evaluation_of(Documents& documents, std::string schema, std::string instance, Dialect dialect) {
  const std::string uri(kSuiteUri);
  documents.name(uri, documents.json("schema", std::move(schema)), "schema");
  SchemaSet schemas(documents.lookup(), dialect);
  Findings remarks;
  const auto program = compile(schemas, std::vector<std::string>{uri}, {}, remarks);
  REQUIRE(program);
  const auto document = documents.json("instance", std::move(instance));
  return evaluate(**program, (*program)->entries.at(uri), *document, document->root(), {}).evaluation;
}

// "/properties/a/title /a "A"", a line each.
std::string annotations_of(const Evaluation& evaluation) {
  std::string text;
  const std::vector<OutputUnit> units = output_units(evaluation);
  for (const std::uint32_t at : in_order(units)) {
    const OutputUnit& unit = units[at];
    if (unit.annotation.empty()) continue;
    text += unit.keyword_location + ' ' + unit.instance_location + ' ' + unit.annotation + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("the annotations of a valid instance are those of each draft") {
  for (const char* file : {"applicators", "which_count"}) {
    Documents documents;
    const auto cases = documents.file("tests/cases/annotations/" + std::string(file) + ".yaml");
    for (const Value one : cases->root().items()) {
      for (const Value draft : one.find("drafts")->items()) {
        INFO(one.find("name")->string() << " (" << draft.string() << ")");
        const Evaluation evaluation =
            evaluation_of(documents, to_json(*one.find("schema")), std::string(one.find("instance")->string()),
                          dialect_called(draft.string()));
        CHECK(evaluation.valid);
        CHECK(evaluation.complete);
        CHECK(annotations_of(evaluation) == one.find("annotations")->string());
      }
    }
  }
}

TEST_CASE("the schema true has one result, at its own place") {
  Documents documents;
  const Evaluation evaluation = evaluation_of(documents, "true", "1", Dialect::Draft2020);
  CHECK(evaluation.valid);
  REQUIRE(evaluation.results.size() == 1);
  CHECK(evaluation.results.front().location == std::string(kSuiteUri) + "#");
}

TEST_CASE("an evaluation that outgrows its bounds keeps the verdict and says that it is not whole") {
  std::string items = "[1";
  for (int i = 0; i < 600'000; ++i) items += ",1";
  Documents documents;
  const Evaluation evaluation =
      evaluation_of(documents, R"({"items": {"type": "integer"}})", items + "]", Dialect::Draft2020);
  CHECK(evaluation.valid);
  CHECK_FALSE(evaluation.complete);
}

}  // namespace contract::tests
