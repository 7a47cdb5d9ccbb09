#include <string>
#include <string_view>
#include <vector>

#include "format/format.h"
#include "support/catch.h"
#include "support/documents.h"

namespace contract::tests {
namespace {

using namespace internal;

// The first two cells of each row of the table in docs/formats.md, as they stand there.
std::vector<std::string> documented() {
  const std::string text = file_text("docs/formats.md");
  std::vector<std::string> rows;
  for (std::size_t start = text.find("| `"); start != std::string::npos; start = text.find("\n| `", start)) {
    start += text[start] == '\n' ? 1 : 0;
    const std::size_t name_end = text.find('|', start + 1);
    rows.push_back(text.substr(start, text.find('|', name_end + 1) - start));
  }
  return rows;
}

}  // namespace

TEST_CASE("the documentation lists every format with its specification, and no other") {
  std::vector<std::string> want;
  for (const Format& format : all_formats()) {
    want.push_back("| `" + std::string(format.name) + "` | " + std::string(format.specification) + " ");
  }
  CHECK(documented() == want);
}

}  // namespace contract::tests
