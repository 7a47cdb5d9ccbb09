#include "report/reporters.h"

#include <string>

#include "report/scene.h"
#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("an unknown report format gives no report") {
  const Scene scene;
  CHECK_FALSE(write_report("xml", scene.outcome, scene.sources, scene.options));
  CHECK_FALSE(write_report("", scene.outcome, scene.sources, scene.options));
}

TEST_CASE("every report ends its last line and shows no secret") {
  Scene scene;
  const SourceId file = scene.file("a.yaml", "key: |\n  hunter2\nother: hunter3 # and hunter4\n");
  scene.outcome.secrets.add(scene.at(file, "|\n  hunter2"));
  scene.outcome.secrets.add(scene.at(file, "hunter3"));
  scene.outcome.secrets.add(scene.at(file, "hunter4"));
  const auto add = [&](Code code, std::string_view part, Facts facts) {
    Finding& finding = scene.add(code, scene.at(file, part), "/key", std::move(facts));
    finding.related.push_back({.where = scene.at(file, "hunter2"), .label = "see"});
    finding.causes.push_back(finding);
  };
  for (const std::string_view part :
       {"|\n  hunter2", "hunter2", "unter", "hunter3", "key: |\n  hunter2\nother: hunter3"}) {
    add(Code::WrongType, part, TypeFacts{.got = Kind::String, .want = {}, .value = "\"hunter2\""});
    add(Code::NotInEnum, part, ValueFacts{.got = "\"hunter2\"", .want = {"\"a\""}, .nearest = "\"a\""});
    add(Code::PatternMismatch, part, PatternFacts{.got = "\"hunter2\"", .pattern = "a"});
    add(Code::FormatMismatch, part, FormatFacts{.got = "\"hunter2\"", .format = "ulid", .problem = ""});
    add(Code::NumberTooSmall, part, Bound{.got = "hunter2", .want = "1", .exclusive = false});
  }
  for (const ReporterInfo& reporter : all_reporters()) {
    CAPTURE(reporter.name);
    const std::string report = scene.report(reporter.name);
    CHECK(report.ends_with('\n'));
    CHECK(report.find("hunter") == std::string::npos);
    CHECK(report.find("unter") == std::string::npos);
  }
}

TEST_CASE("places that lie outside of their text do no harm") {
  Scene scene;
  const SourceId file = scene.file("a", "é\n");
  for (std::uint32_t begin = 0; begin < 6; ++begin) {
    for (std::uint32_t end = 0; end < 6; ++end) {
      const Place place{.source = file, .span = {.begin = begin, .end = end}};
      scene.add(Code::NotAllowed, place, "").schema_place = place;
      scene.outcome.findings.back().related.push_back({.where = place, .label = "l"});
      scene.outcome.secrets.add(place);
      for (const ReporterInfo& reporter : all_reporters()) CHECK(!scene.report(reporter.name).empty());
    }
  }
}
