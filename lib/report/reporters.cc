#include "report/reporters.h"

#include <algorithm>
#include <array>

#include "report/output.h"

namespace contract::internal {
namespace {

template <OutputWriter writer>
std::string report(const Report& report) {
  return write_outputs(writer, report);
}

constexpr std::array kReporters{
    ReporterInfo{"text", write_text, "for people: the lines that are wrong, with carets and reasons"},
    ReporterInfo{"concise", write_concise, "one line per finding: file:line:column: severity[code]: message"},
    ReporterInfo{"json", write_json, "for programs: one JSON object with everything that is known"},
    ReporterInfo{"flag", report<write_flag>, "JSON Schema's output: whether each file is valid", true},
    ReporterInfo{"basic", report<write_basic>, "JSON Schema's output: a list of errors, or of annotations", true},
    ReporterInfo{"detailed", report<write_detailed>, "JSON Schema's output: the same as a tree", true},
    ReporterInfo{"verbose", report<write_verbose>, "JSON Schema's output: all results as a tree", true},
    ReporterInfo{"list", report<write_list>, "JSON Schema's next output: a list of results, one a subschema", true},
    ReporterInfo{"hierarchical", report<write_hierarchical>, "JSON Schema's next output: the same as a tree", true},
};

}  // namespace

std::span<const ReporterInfo> all_reporters() {
  return kReporters;
}

const ReporterInfo* reporter_named(std::string_view name) {
  const auto* const reporter = std::ranges::find(kReporters, name, &ReporterInfo::name);
  return reporter == kReporters.end() ? nullptr : reporter;
}

std::optional<std::string> write_report(std::string_view name, const Outcome& outcome, const SourceMap& sources,
                                        const ReportOptions& options) {
  const ReporterInfo* const reporter = reporter_named(name);
  if (reporter == nullptr) return std::nullopt;
  return reporter->write(Report(outcome, sources, options));
}

}  // namespace contract::internal
