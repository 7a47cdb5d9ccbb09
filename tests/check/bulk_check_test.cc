// Whether texts are judged by the bulk view first, and by how many threads, no report may show.
#include <string>
#include <vector>

#include "check/configuration.h"
#include "check/plan.h"
#include "check/read_source.h"
#include "check/reporting.h"
#include "check/selection.h"
#include "support/allocations.h"
#include "support/catch.h"
#include "support/temporary_file.h"

namespace contract::tests {
namespace {

using namespace internal;

constexpr const char* kConnection = "schemas/versori/connection.schema.json";

std::string report_of(const Plan& plan) {
  SourceMap sources;
  const Outcome outcome = check(plan, sources);
  return write_report("text", outcome, sources, {}).value() + write_report("json", outcome, sources, {}).value();
}

std::string report_of(Plan plan, BulkUse use) {
  plan.bulk = use;
  return report_of(plan);
}

Plan schema_plan(const std::string& schema, const std::string& file) {
  Plan plan;
  plan.schema = schema;
  plan.tasks = {{.file = file, .holding = {}}};
  return plan;
}

// Lines of several kinds, `count` of each.
std::string mixed_lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    text += "{\"id\": " + number + ", \"name\": \"" + std::string(i % 300, 'n') + "\"}\n";
    if (i % 50 == 7) text += "{\"id\": \"" + number + "\"}\n";
    if (i % 200 == 9) text += "{\"id\": " + number + ", \"id\": 1}\n\n";
    if (i % 300 == 11) text += "{\"name\": \"\xC3\xA9\", \"id\": 1.5}\n";
  }
  return text;
}

std::string array_of(std::string lines) {
  for (char& c : lines) c = c == '\n' ? ' ' : c;
  std::string text = "[";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool ends_item = lines[i] == '}' && lines.find('{', i) != std::string::npos;
    text += lines[i];
    if (ends_item) text += i % 3 == 0 ? ",\n" : ", ";
  }
  return text + "]";
}

const std::string kIdSchema = R"({"required": ["id"], "properties": {"id": {"type": "integer"}}})";

}  // namespace

TEST_CASE("files that the bulk view passes are those in which the exact view finds nothing") {
  SourceMap sources;
  const auto source = read_source("fixtures/contract-check.yaml", sources);
  REQUIRE(source);
  const auto configuration = read_configuration(*source, sources);
  REQUIRE(configuration);
  for (const bool with_placeholders : {false, true}) {
    Plan plan = configuration->plan;
    if (!with_placeholders) plan.placeholders.clear();
    assign(plan, select_all(*configuration, sources).tasks);
    REQUIRE(plan.tasks.size() > 100);
    CHECK(report_of(plan, BulkUse::Always) == report_of(plan, BulkUse::Never));
    CHECK(report_of(plan, BulkUse::WhereItPays) == report_of(plan, BulkUse::Never));
  }
}

TEST_CASE("what the bulk view would pass is read where an option asks for more") {
  const TemporaryFile schema(R"({"not": {"pattern": "^a"}, "properties": {"a": {"not": {"format": "ulid"}}}})",
                             ".json");
  for (const char* text : {R"("${x}")", R"("\u0024{x}")", R"({"a": "${id}"})", R"([[[[[1]]]]])", "9007199254740993"}) {
    const TemporaryFile file(text, ".json");
    Plan plan = schema_plan(schema.path(), file.path());
    plan.placeholders = {"${*}"};
    plan.max_depth = 3;
    CHECK(report_of(plan, BulkUse::Always) == report_of(plan, BulkUse::Never));
    plan.max_depth = 1024;
    CHECK(report_of(plan, BulkUse::Always) == report_of(plan, BulkUse::Never));
  }
}

TEST_CASE("the number of threads changes no byte of a report") {
  const TemporaryFile schema(kIdSchema, ".json");
  const std::string lines = mixed_lines(20'000);
  for (const std::size_t max_findings : {std::size_t{20}, std::size_t{1'000'000}}) {
    for (const Division division : {Division::Lines, Division::Items}) {
      const TemporaryFile file(division == Division::Lines ? lines : array_of(lines), ".txt");
      Plan plan = schema_plan(schema.path(), file.path());
      plan.division = division;
      plan.max_findings = max_findings;
      plan.jobs = 1;
      const std::string report = report_of(plan);
      CHECK(report.find("in 567 of 20,567 documents") != std::string::npos);
      for (const std::size_t jobs : {2, 3, 8}) {
        plan.jobs = jobs;
        CHECK(report_of(plan) == report);
      }
    }
  }
}

TEST_CASE("documents that are only counted are counted rightly where a placeholder may stand") {
  const TemporaryFile schema(R"({"properties": {"a": {"maxLength": 3}}})", ".json");
  std::string text;
  for (std::size_t i = 0; i < 50'000; ++i) text += i < 5 ? "{\"a\": \"long\"}\n" : "{\"a\": \"${long}\"}\n";
  const TemporaryFile file(text, ".ndjson");
  Plan plan = schema_plan(schema.path(), file.path());
  plan.division = Division::Lines;
  plan.placeholders = {"${*}"};
  plan.max_findings = 2;
  CHECK(report_of(plan).find("in 5 of 50,000 documents; 49,995 clean") != std::string::npos);
}

TEST_CASE("a byte order mark inside of an array is no JSON") {
  const TemporaryFile schema("{}", ".json");
  const TemporaryFile file(
      "\xEF\xBB\xBF[1,\xEF\xBB\xBF"
      "2]",
      ".json");
  Plan plan = schema_plan(schema.path(), file.path());
  plan.division = Division::Items;
  const std::string report = report_of(plan);
  INFO(report);
  CHECK(report.find(":1:5: error[syntax]") != std::string::npos);
}

TEST_CASE("the limit on nesting holds for each of many documents") {
  const TemporaryFile schema("{}", ".json");
  for (const Division division : {Division::Lines, Division::Items}) {
    const bool items = division == Division::Items;
    const TemporaryFile file(items ? "[[[[1]]],\n[[[[1]]]]]" : "[[[1]]]\n[[[[1]]]]\n", ".txt");
    Plan plan = schema_plan(schema.path(), file.path());
    plan.division = division;
    plan.max_depth = 3;
    const std::string report = report_of(plan);
    INFO(report);
    CHECK(report.find(":2:4: error[too-deep]") != std::string::npos);
    CHECK(report.find("1 clean") != std::string::npos);
  }
}

TEST_CASE("an array that breaks off is reported up to there, whatever the number of threads") {
  const TemporaryFile schema(kIdSchema, ".json");
  std::string text = array_of(mixed_lines(20'000));
  text.insert(text.find("{", text.size() / 2), "{");
  const TemporaryFile file(text, ".json");
  Plan plan = schema_plan(schema.path(), file.path());
  plan.division = Division::Items;
  plan.jobs = 1;
  const std::string report = report_of(plan);
  CHECK(report.find("error[syntax]") != std::string::npos);
  CHECK(report.find("1 file not read to the end") != std::string::npos);
  for (const std::size_t jobs : {2, 8}) {
    plan.jobs = jobs;
    CHECK(report_of(plan) == report);
  }
}

TEST_CASE("documents without findings cost no allocation") {
  // All batches are equally large, so that none is larger than those before.
  std::string line = R"({"id": 1, "name": "x\n)";
  line += std::string(1024 - 3 - line.size(), 'y') + "\"}\n";
  const TemporaryFile schema(kIdSchema, ".json");
  const auto allocated = [&](std::size_t count, Division division) {
    std::string text = division == Division::Items ? "[" : "";
    for (std::size_t i = 0; i < count; ++i) text += line;
    if (division == Division::Items) {
      for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text[at] = ',';
      text.back() = ']';
    }
    const TemporaryFile file(text, ".txt");
    Plan plan = schema_plan(schema.path(), file.path());
    plan.division = division;
    plan.jobs = 1;
    SourceMap sources;
    const std::size_t before = allocations();
    const Outcome outcome = check(plan, sources);
    const std::size_t after = allocations();
    CHECK(outcome.findings.empty());
    CHECK(outcome.files.front().counts.documents == count);
    return after - before;
  };
  for (const Division division : {Division::Lines, Division::Items}) {
    CHECK(allocated(30'000, division) <= allocated(10'000, division) + 8);
  }
}

}  // namespace contract::tests
