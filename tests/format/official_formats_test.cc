// The official suite's cases of formats, straight against the predicates, without a schema compiler between.
#include <map>
#include <string>
#include <vector>

#include "format/format.h"
#include "support/catch.h"
#include "support/documents.h"
#include "support/suite.h"

namespace contract::tests {
namespace {

using namespace internal;

struct Count {
  std::size_t cases = 0;    // all of them
  std::size_t strings = 0;  // those that a format says anything about
};

// Compares every case of `folder` with what the formats say, and counts them.
Count compare(const std::string& folder) {
  Documents documents;
  Count count;
  for (const std::string& file : suite_files(folder)) {
    for (const SuiteGroup& group : suite_groups(folder, file, documents)) {
      const std::string_view name = group.schema->root().find("format")->string();
      const Format* format = find_format(name);
      for (const SuiteTest& test : group.tests) {
        ++count.cases;
        if (test.instance->root().kind() != Kind::String) {
          CHECK(test.valid);
          continue;
        }
        ++count.strings;
        const std::string_view text = test.instance->root().string();
        CAPTURE(folder, file, test.description, text);
        // A format that is not known asserts nothing.
        const std::string_view problem = format == nullptr ? std::string_view() : format->problem(text);
        CAPTURE(problem);
        CHECK(problem.empty() == test.valid);
        if (format != nullptr) CHECK(format->accepts(text) == test.valid);
      }
    }
  }
  return count;
}

}  // namespace

TEST_CASE("every format answers the official cases of every draft as they say") {
  if (!has_suite()) {
    WARN("skipped: CONTRACT_SUITES names no folder with the suite");
    return;
  }
  const std::map<std::string, Count> want = {
      {"draft4/optional/format", {.cases = 219, .strings = 177}},
      {"draft6/optional/format", {.cases = 325, .strings = 265}},
      {"draft7/optional/format", {.cases = 676, .strings = 568}},
      {"draft2019-09/optional/format", {.cases = 757, .strings = 637}},
      {"draft2020-12/optional/format", {.cases = 764, .strings = 644}},
      {"v1/format", {.cases = 758, .strings = 644}},
  };
  for (const auto& [folder, count] : want) {
    const Count got = compare(folder);
    CAPTURE(folder);
    CHECK(got.cases == count.cases);
    CHECK(got.strings == count.strings);
  }
}

}  // namespace contract::tests
