#include "support/expected_failures.h"

#include "support/catch.h"

namespace contract::tests {

using internal::Value;

ExpectedFailures::ExpectedFailures(Documents& documents, const std::string& path) {
  const auto list = documents.file(path);
  for (const Value entry : list->root().items()) {
    REQUIRE_FALSE(entry.find("reason")->string().empty());
    for (const Value group : entry.find("groups")->items()) {
      seen_.emplace(std::string(entry.find("file")->string()) + ": " + std::string(group.string()), false);
    }
  }
}

bool ExpectedFailures::lists(const std::string& name) {
  const auto found = seen_.find(name);
  if (found == seen_.end()) return false;
  found->second = true;
  return true;
}

std::vector<std::string> ExpectedFailures::unseen() const {
  std::vector<std::string> names;
  for (const auto& [name, seen] : seen_) {
    if (!seen) names.push_back(name);
  }
  return names;
}

}  // namespace contract::tests
