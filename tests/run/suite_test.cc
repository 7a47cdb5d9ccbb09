// The official JSON-Schema-Test-Suite, from $CONTRACT_SUITES/json-schema-test-suite: every test of every draft.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "check/content.h"
#include "compile/compile.h"
#include "compile/shapes.h"
#include "document/writer.h"
#include "run/bulk.h"
#include "run/run.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr std::string_view kList = "tests/run/suite_expected_failures.txt";

struct Part {
  const char* folder;
  std::size_t tests;  // how many there are, so that none gets lost
};

struct Draft {
  const char* name;
  Dialect dialect;
  std::array<Part, 3> parts;
};

const std::array<Draft, 5> kDrafts{{
    {"draft4", Dialect::Draft4, {{{"", 618}, {"optional", 100}, {"optional/format", 219}}}},
    {"draft6", Dialect::Draft6, {{{"", 839}, {"optional", 106}, {"optional/format", 325}}}},
    {"draft7", Dialect::Draft7, {{{"", 927}, {"optional", 118}, {"optional/format", 676}}}},
    {"draft2019-09", Dialect::Draft2019, {{{"", 1259}, {"optional", 158}, {"optional/format", 757}}}},
    {"draft2020-12", Dialect::Draft2020, {{{"", 1299}, {"optional", 162}, {"optional/format", 764}}}},
}};

// "draft7/optional/content.json: GROUP: TEST" -> why it fails.
std::map<std::string, std::string> expected_failures() {
  std::map<std::string, std::string> expected;
  std::string text = file_text(std::string(kList));
  std::string reason;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = text.substr(0, end);
    text.erase(0, end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("because ")) {
      reason = line;
      continue;
    }
    INFO(line);
    CHECK(!reason.empty());
    CHECK(expected.emplace(line, reason).second);
  }
  return expected;
}

// How often the bulk views leave the answer to the exact view.
struct Sureness {
  std::size_t asked = 0;
  std::size_t unsure = 0;
};

// With room behind it for the bulk views.
std::string padded(std::string text) {
  text.reserve(text.size() + BulkMachine::kPadding);
  return text;
}

// What is wrong with the answer to each test of a group; empty where nothing is.
std::vector<std::string> problems_of(const SuiteGroup& group, Dialect dialect, const CompileOptions& options,
                                     Documents& documents, Sureness& sureness) {
  documents.name(std::string(kSuiteUri), group.schema, "schema");
  SchemaSet schemas(documents.lookup(), dialect);
  const std::vector<std::string> entries{std::string(kSuiteUri)};
  Findings remarks;
  const auto compiled = compile(schemas, entries, options, remarks);
  if (!compiled) return {group.tests.size(), "does not compile: " + said(compiled.findings().front())};
  const Program& program = **compiled;
  const BlockId entry = program.entries.at(std::string(kSuiteUri));
  const auto shapes = shapes_of(*compiled);
  BulkMachine structural(shapes, shapes->entries.at(std::string(kSuiteUri)), {.view = BulkView::Structural});
  BulkMachine unguessed(shapes, shapes->entries.at(std::string(kSuiteUri)), {.guesses = false});
  BulkMachine tape(shapes, shapes->entries.at(std::string(kSuiteUri)), {.view = BulkView::Tape});
  std::vector<std::string> problems;
  for (const SuiteTest& test : group.tests) {
    const RunOptions running{.read_content = read_content};
    const RunResult result = run(program, entry, *test.instance, test.instance->root(), running);
    const Verdict judged = judge(program, entry, test.instance->root(), running);
    CHECK(judged == result.verdict);
    CHECK((result.verdict == Verdict::Valid) == result.findings.empty());
    const std::string text = padded(to_json(test.instance->root()));
    for (BulkMachine* bulk : {&structural, &unguessed, &tape}) {
      const Answer answer = bulk->judge(text);
      INFO(group.description << ": " << test.description);
      CHECK((answer == Answer::Unsure || (answer == Answer::Valid) == (judged == Verdict::Valid)));
      ++sureness.asked;
      if (answer == Answer::Unsure) ++sureness.unsure;
    }
    const bool right = result.verdict == (test.valid ? Verdict::Valid : Verdict::Invalid);
    problems.emplace_back(right ? "" : test.valid ? "is refused" : "is accepted");
  }
  return problems;
}

}  // namespace

TEST_CASE("every view answers the official suite as it says in every draft, but for what is listed") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  Documents documents;
  add_suite_remotes(documents);
  std::map<std::string, std::string> expected = expected_failures();
  Sureness sureness;
  for (const Draft& draft : kDrafts) {
    for (const Part& part : draft.parts) {
      std::size_t tests = 0;
      const bool formats = std::string_view(part.folder) == "optional/format";
      for (const std::string& file : suite_files(draft.name, part.folder)) {
        const CompileOptions options{.assert_formats = formats, .assert_content = file == "optional/content.json"};
        for (const SuiteGroup& group : suite_groups(draft.name, file, documents)) {
          const std::vector<std::string> problems = problems_of(group, draft.dialect, options, documents, sureness);
          for (std::size_t i = 0; i < group.tests.size(); ++i) {
            const std::string name =
                std::string(draft.name) + '/' + file + ": " + group.description + ": " + group.tests[i].description;
            const bool listed = expected.erase(name) == 1;
            if (problems[i].empty() == listed)
              FAIL_CHECK(name << (listed ? ": listed, but right" : ": " + problems[i]));
          }
          tests += group.tests.size();
        }
      }
      INFO(draft.name << ' ' << part.folder);
      CHECK(tests == part.tests);
    }
  }
  constexpr std::size_t kSeldom = 8;
  CHECK(sureness.unsure * kSeldom < sureness.asked);
  for (const auto& [name, reason] : expected) FAIL_CHECK("listed, but not in the suite: " << name);
}

}  // namespace contract::tests
