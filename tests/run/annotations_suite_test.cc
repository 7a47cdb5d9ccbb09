// The official annotation tests, from $CONTRACT_SUITES/json-schema-test-suite/annotations.
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "compile/compile.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "run/evaluate.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/expected_failures.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

struct Release {
  int number;  // as the suite's `compatibility` writes it
  Dialect dialect;
};
constexpr std::array kReleases{Release{4, Dialect::Draft4}, Release{6, Dialect::Draft6}, Release{7, Dialect::Draft7},
                               Release{2019, Dialect::Draft2019}, Release{2020, Dialect::Draft2020}};

// "6,<=2019": all of the conditions; a bare number is the first release.
bool is_compatible(std::string_view compatibility, int release) {
  while (!compatibility.empty()) {
    const std::string_view condition = compatibility.substr(0, compatibility.find(','));
    compatibility.remove_prefix(std::min(condition.size() + 1, compatibility.size()));
    const std::size_t digits = condition.find_first_of("0123456789");
    const std::string_view relation = condition.substr(0, digits);
    int number = 0;
    std::from_chars(condition.data() + digits, condition.data() + condition.size(), number);
    if (relation == "<=" ? release > number : relation == "=" ? release != number : release < number) return false;
  }
  return true;
}

// "#/properties/foo" -> JSON text, of one keyword at one place. The suite names schemas by where they stand in the
// document, so the location of the findings is compared and not the absolute URI.
std::map<std::string, std::string> annotations_at(const Program& program, const Evaluation& evaluation,
                                                  std::string_view instance, std::string_view keyword) {
  std::map<std::string, std::string> places;  // absolute location -> in the document
  for (std::size_t i = 0; i < program.blocks.size(); ++i) {
    const std::string location = program.origin(program.blocks[i].origin).location;
    places.emplace(program.absolute_location(static_cast<BlockId>(i)),
                   '#' + pointer_fragment(location.substr(location.find('#') + 1)));
  }
  const std::vector<bool> counts = annotating(evaluation);
  std::vector<std::string> instances;
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < evaluation.results.size(); ++i) {
    const SchemaResult& result = evaluation.results[i];
    instances.push_back(i == 0 ? std::string() : instances[result.parent] + result.instance);
    if (!counts[i] || instances.back() != instance) continue;
    for (const KeywordResult& said : result.keywords) {
      if (said.keyword == keyword && !said.annotation.empty())
        found.emplace(places.at(result.location), said.annotation);
    }
  }
  return found;
}

std::map<std::string, std::string> expected_of(Value assertion) {
  std::map<std::string, std::string> expected;
  for (const Member& member : assertion.find("expected")->members()) {
    expected.emplace(member.key.string(), to_json(member.value));
  }
  return expected;
}

// Why the case is not answered as the suite says; empty if it is. Counts the assertions that hold.
std::string problem_of(Value test_case, Dialect dialect, Documents& documents, std::size_t& held) {
  const std::string uri(kSuiteUri);
  documents.name(uri, documents.json("schema", to_json(*test_case.find("schema"))), "schema");
  SchemaSet schemas(documents.lookup(), dialect);
  Findings remarks;
  const std::vector<std::string> entries{uri};
  const auto compiled = compile(schemas, entries, {}, remarks);
  if (!compiled) return "does not compile: " + said(compiled.findings().front());
  const Program& program = **compiled;
  for (const Value test : test_case.find("tests")->items()) {
    const auto instance = documents.json("instance", to_json(*test.find("instance")));
    const BlockId entry = program.entries.at(uri);
    const Evaluation evaluation = evaluate(program, entry, *instance, instance->root(), {}).evaluation;
    CHECK(evaluation.valid == (judge(program, entry, instance->root(), {}) == Verdict::Valid));
    for (const Value assertion : test.find("assertions")->items()) {
      const std::string_view keyword = assertion.find("keyword")->string();
      const auto got = annotations_at(program, evaluation, assertion.find("location")->string(), keyword);
      if (got != expected_of(assertion)) return "`" + std::string(keyword) + "` annotates otherwise";
      ++held;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("the official annotation tests are answered as they say, in every draft, but for what is listed") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  ExpectedFailures expected(documents, "tests/run/annotations_expected_failures.yaml");
  std::size_t held = 0;
  for (const std::string& file : suite_folder_files("annotations/tests")) {
    const auto suite = documents.file(suite_path("annotations/tests/" + file));
    for (const Value test_case : suite->root().find("suite")->items()) {
      const auto compatibility = test_case.find("compatibility");
      for (const auto& [number, dialect] : kReleases) {
        if (compatibility && !is_compatible(compatibility->string(), number)) continue;
        const std::string name =
            file + ": " + std::string(to_string(dialect)) + ": " + std::string(test_case.find("description")->string());
        const std::string problem = problem_of(test_case, dialect, documents, held);
        INFO(name << ": " << problem);
        CHECK(problem.empty() != expected.lists(name));
      }
    }
  }
  for (const std::string& name : expected.unseen()) FAIL_CHECK("listed, but not in the suite: " << name);
  CHECK(held == 217);
}

}  // namespace contract::tests
