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

// A file or folder of the suite, and the names of the JSON files of a folder, sorted.
std::string suite_path(const std::string& relative);
std::vector<std::string> suite_folder_files(const std::string& relative);

// The files with the tests of a draft ("draft7"), sorted: the required ones, or those of a folder, "optional" or
// "optional/format", which then is part of their names.
std::vector<std::string> suite_files(const std::string& draft, const std::string& folder = {});
std::vector<SuiteGroup> suite_groups(const std::string& draft, const std::string& file, Documents& documents);

// Names the documents that schemas of the suite refer to.
void add_suite_remotes(Documents& documents);

}  // namespace contract::tests
