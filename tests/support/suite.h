#pragma once
// The official JSON-Schema-Test-Suite, from the folder json-schema-test-suite of $CONTRACT_SUITES.
#include <string>
#include <string_view>
#include <vector>

#include "support/documents.h"

namespace contract::tests {

struct SuiteTest {
  std::string description;
  Documents::Shared instance;
  bool valid = false;
};

struct SuiteGroup {
  std::string description;
  Documents::Shared schema;
  std::vector<SuiteTest> tests;
};

inline constexpr std::string_view kSuiteUri = "https://suite.example/schema";  // to name a group's schema by

bool has_suite();

// The required tests of a draft ("draft7"), sorted.
std::vector<std::string> suite_files(const std::string& draft);
std::vector<SuiteGroup> suite_groups(const std::string& draft, const std::string& file, Documents& documents);

// Names the documents that schemas of the suite refer to.
void add_suite_remotes(Documents& documents);

}  // namespace contract::tests
