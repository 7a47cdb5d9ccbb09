#include "support/suite.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "document/writer.h"

namespace contract::tests {

using namespace internal;

namespace {

std::filesystem::path root() {
  const char* suites = std::getenv("CONTRACT_SUITES");
  return std::filesystem::path(suites == nullptr ? "" : suites) / "json-schema-test-suite";
}

}  // namespace

bool has_suite() {
  return std::filesystem::is_directory(root() / "tests");
}

std::string suite_path(const std::string& relative) {
  return (root() / relative).string();
}

std::vector<std::string> suite_folder_files(const std::string& relative) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(root() / relative)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().filename().string());
  }
  std::ranges::sort(files);
  return files;
}

std::vector<std::string> suite_files(const std::string& draft, const std::string& folder) {
  std::vector<std::string> files = suite_folder_files("tests/" + draft + '/' + folder);
  for (std::string& file : files) file = (std::filesystem::path(folder) / file).string();
  return files;
}

std::vector<SuiteGroup> suite_groups(const std::string& draft, const std::string& file, Documents& documents) {
  const auto read = documents.file((root() / "tests" / draft / file).string());
  std::vector<SuiteGroup> groups;
  for (const Value group : read->root().items()) {
    SuiteGroup& added = groups.emplace_back();
    added.description = group.find("description")->string();
    added.schema = documents.json("schema", to_json(*group.find("schema")));
    for (const Value test : group.find("tests")->items()) {
      added.tests.push_back({.description = std::string(test.find("description")->string()),
                             .instance = documents.json("instance", to_json(*test.find("data"))),
                             .valid = test.find("valid")->boolean()});
    }
  }
  return groups;
}

void add_suite_remotes(Documents& documents) {
  const std::filesystem::path remotes = root() / "remotes";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(remotes)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
    const std::string uri = "http://localhost:1234/" + entry.path().lexically_relative(remotes).generic_string();
    documents.name(uri, documents.file(entry.path().string()), uri);
  }
}

}  // namespace contract::tests
