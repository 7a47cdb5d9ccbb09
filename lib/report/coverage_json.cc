// The coverage file:
//
//   { "coverage": 1, "exchanges", "withoutRequestBody", "documents", "incomplete",
//     "summary": { KIND: { "covered", "documented" }, …, "all": {…} },
//     "points": [ { "kind", "of", "name", "count" }, … ],
//     "undocumented": [ { "kind", "of", "name", "count" }, … ], "moreUndocumented" }
//
// A constraint is two points, of kinds "satisfied" and "violated". Both lists are sorted by kind, `of` and `name`.
#include "report/coverage.h"
#include "report/json_writer.h"

namespace contract::internal {
namespace {

void write_share(JsonWriter& json, std::string_view name, const CoverageShare& share) {
  json.name(name).begin_object();
  json.member("covered", share.seen);
  json.member("documented", share.all);
  json.end();
}

void write_counts(JsonWriter& json, std::string_view name, const Coverage::Counts& counts) {
  json.name(name).begin_array();
  for (const auto& [point, count] : counts) {
    json.begin_object();
    json.member("kind", all_coverage_kinds()[static_cast<std::size_t>(point.kind)].name);
    json.member("of", point.of);
    json.member("name", point.name);
    json.member("count", count);
    json.end();
  }
  json.end();
}

}  // namespace

std::string write_coverage_json(const Coverage& coverage) {
  constexpr std::uint64_t kVersion = 1;
  JsonWriter json;
  json.begin_object();
  json.member("coverage", kVersion);
  json.member("exchanges", coverage.exchanges);
  json.member("withoutRequestBody", coverage.without_request_body);
  json.member("documents", coverage.documents);
  json.member("incomplete", coverage.incomplete);
  json.name("summary").begin_object();
  for (const CoverageKindInfo& kind : all_coverage_kinds()) write_share(json, kind.name, coverage.share(kind.kind));
  write_share(json, "all", coverage.share());
  json.end();
  write_counts(json, "points", coverage.documented);
  write_counts(json, "undocumented", coverage.undocumented);
  json.name("moreUndocumented").boolean(coverage.more_undocumented);
  json.end();
  return std::move(json).take();
}

}  // namespace contract::internal
