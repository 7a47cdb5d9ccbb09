// The official JSON-Schema-Test-Suite for draft 2020-12, from $CONTRACT_SUITES/json-schema-test-suite.
#include <map>

#include "compile/compile.h"
#include "run/run.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

// Why the group is not answered as the suite says; empty if it is.
std::string problem_of(const SuiteGroup& group, Documents& documents) {
  documents.name(std::string(kSuiteUri), group.schema, "schema");
  SchemaSet schemas(documents.lookup());
  const std::vector<std::string> entries{std::string(kSuiteUri)};
  Findings remarks;
  const auto compiled = compile(schemas, entries, {.assert_formats = false}, remarks);
  if (!compiled) return "does not compile: " + said(compiled.findings().front());
  const Program& program = **compiled;
  const BlockId entry = program.entries.at(std::string(kSuiteUri));
  for (const SuiteTest& test : group.tests) {
    const RunResult result = run(program, entry, *test.instance, test.instance->root(), {});
    const Verdict judged = judge(program, entry, test.instance->root(), {});
    CHECK(judged == result.verdict);
    CHECK((result.verdict == Verdict::Valid) == result.findings.empty());
    if ((result.verdict == Verdict::Valid) != test.valid) return test.description;
  }
  return {};
}

}  // namespace

TEST_CASE("the official suite of draft 2020-12 is answered as it says, but for what is listed") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  add_suite_remotes(documents);
  const auto list = documents.file("tests/run/suite_expected_failures.yaml");
  std::map<std::string, std::string> expected;  // "file: group" -> reason
  for (const Value entry : list->root().items()) {
    for (const Value group : entry.find("groups")->items()) {
      expected.emplace(std::string(entry.find("file")->string()) + ": " + std::string(group.string()),
                       entry.find("reason")->string());
    }
  }
  std::size_t passed = 0;
  for (const std::string& file : suite_files("draft2020-12")) {
    for (const SuiteGroup& group : suite_groups("draft2020-12", file, documents)) {
      const std::string name = file + ": " + group.description;
      const std::string problem = problem_of(group, documents);
      INFO(name << ": " << problem);
      CHECK(problem.empty() != (expected.erase(name) == 1));
      passed += problem.empty() ? 1 : 0;
    }
  }
  for (const auto& [name, reason] : expected) FAIL_CHECK("listed, but not in the suite: " << name);
  CHECK(passed > 300);
}

}  // namespace contract::tests
