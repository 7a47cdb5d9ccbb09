#include "format/format.h"

#include <algorithm>
#include <string>
#include <vector>

#include "document/document.h"
#include "read/yaml.h"
#include "source/files.h"
#include "source/source_map.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

// What a format says of each text in tests/cases/formats/<name>.yaml, as "text: problem".
struct Said {
  std::vector<std::string> want;
  std::vector<std::string> got;
};

Said said_of(const Format& format) {
  const std::string path = "tests/cases/formats/" + std::string(format.name) + ".yaml";
  auto text = read_file(path);
  REQUIRE(std::holds_alternative<std::string>(text));
  SourceMap sources;
  Findings remarks;
  const SourceId source = sources.add(path, std::get<std::string>(std::move(text)));
  const Result<Document> cases = read_yaml(source, sources, {}, remarks);
  REQUIRE(cases);
  REQUIRE(remarks.empty());

  Said said;
  const auto add = [&](std::string_view instance, std::string_view problem) {
    said.want.push_back(std::string(instance).append(": ").append(problem));
    said.got.push_back(std::string(instance).append(": ").append(format.problem(instance)));
  };
  for (const Value valid : cases->root().find("valid").value().items()) add(valid.string(), "");
  for (const Value invalid : cases->root().find("invalid").value().items()) {
    add(invalid.find("text").value().string(), invalid.find("problem").value().string());
  }
  return said;
}

TEST_CASE("every built-in format says of its cases what they expect") {
  for (const Format& format : all_formats()) {
    CAPTURE(format.name);
    const Said said = said_of(format);
    CHECK(said.got == said.want);
  }
}

TEST_CASE("every file of format cases belongs to a built-in format") {
  const auto files = files_below("tests/cases/formats");
  REQUIRE(std::holds_alternative<std::vector<std::string>>(files));
  std::vector<std::string> want;
  for (const Format& format : all_formats())
    want.push_back("tests/cases/formats/" + std::string(format.name) + ".yaml");
  std::ranges::sort(want);
  CHECK(std::get<std::vector<std::string>>(files) == want);
}

TEST_CASE("no format crashes on any pair of bytes, or on its cases cut short") {
  for (const Format& format : all_formats()) {
    CAPTURE(format.name);
    for (unsigned first = 0; first < 256; ++first) {
      for (unsigned second = 0; second < 256; ++second) {
        const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
        format.problem({bytes, 2});
      }
    }
    for (const std::string& line : said_of(format).want) {
      for (std::size_t size = 0; size < line.size(); ++size) format.problem(std::string_view(line).substr(0, size));
    }
  }
}

TEST_CASE("formats are found by name, and an unknown name finds nothing") {
  const Formats formats;
  REQUIRE(formats.find("ulid"));
  CHECK((*formats.find("ulid"))("01ARZ3NDEKTSV4RRFFQ69G5FAV").empty());
  CHECK((*formats.find("ulid"))("01ARZ3NDEKTSV4RRFFQ69G5FA") == "it has fewer than 26 characters");
  CHECK_FALSE(formats.find("ULID"));
  CHECK_FALSE(formats.find(""));
  CHECK_FALSE(formats.find("zzz"));
  CHECK(find_format("ulid")->specification == "github.com/ulid/spec");
  CHECK(find_format("zzz") == nullptr);
}

TEST_CASE("an added format is found, also in place of a built-in one, and outlives its table") {
  std::optional<Formats::Check> even;
  std::optional<Formats::Check> ulid;
  {
    Formats formats;
    formats.add("even", [](std::string_view text) { return text.size() % 2 == 0; });
    formats.add("ulid", [](std::string_view) { return true; });
    even = formats.find("even");
    ulid = formats.find("ulid");
  }
  REQUIRE(even);
  REQUIRE(ulid);
  CHECK((*even)("ab").empty());
  CHECK((*even)("abc") == "the check that was added under this name refuses it");
  CHECK((*ulid)("anything").empty());
}

}  // namespace
}  // namespace contract::internal
