// The JSONTestSuite: files that every parser must accept (y_), must refuse (n_), and may do either with (i_).
#include <cstdlib>

#include "read/support.h"
#include "source/files.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("the JSON reader accepts and refuses what JSONTestSuite says") {
  const char* const suites = std::getenv("CONTRACT_SUITES");
  const std::string folder = std::string(suites == nullptr ? "" : suites) + "/json-test-suite/test_parsing";
  if (suites == nullptr || kind_of(folder) != PathKind::Folder) {
    WARN("JSONTestSuite was skipped: CONTRACT_SUITES names no folder that holds json-test-suite/test_parsing");
    return;
  }
  const auto listing = files_below(folder);
  REQUIRE(std::holds_alternative<std::vector<std::string>>(listing));
  std::size_t files = 0;
  for (const std::string& path : std::get<std::vector<std::string>>(listing)) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const auto reading = json(std::get<std::string>(read_file(path)));
    INFO(name << ": " << reading->shown(reading->failure));
    ++files;
    if (name.starts_with("y_")) CHECK(reading->document);
    if (name.starts_with("n_")) CHECK_FALSE(reading->document);
    if (name.starts_with("i_")) CHECK(reading->document.has_value() == reading->failure.empty());
  }
  CHECK(files > 300);
}

}  // namespace
}  // namespace contract::internal
