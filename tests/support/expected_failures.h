#pragma once
// A list of the official tests that are not answered as they say, each with its reason. One that passes after all fails
// too, so that the list stays true.
#include <map>
#include <string>
#include <vector>

#include "support/documents.h"

namespace contract::tests {

class ExpectedFailures {
 public:
  // Reads a YAML list of { file, reason, groups }; a test's name is "file: group".
  ExpectedFailures(Documents& documents, const std::string& path);

  bool lists(const std::string& name);
  std::vector<std::string> unseen() const;  // that nobody asked for: there is no such test

 private:
  std::map<std::string, bool> seen_;
};

}  // namespace contract::tests
