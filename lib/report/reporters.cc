#include "report/reporters.h"

#include <algorithm>
#include <array>

namespace contract::internal {
namespace {

constexpr std::array kReporters{
    ReporterInfo{"text", write_text, "for people: the lines that are wrong, with carets and reasons"},
    ReporterInfo{"concise", write_concise, "one line per finding: file:line:column: severity[code]: message"},
    ReporterInfo{"json", write_json, "for programs: one JSON object with everything that is known"},
};

}  // namespace

std::span<const ReporterInfo> all_reporters() {
  return kReporters;
}

std::optional<std::string> write_report(std::string_view name, const Outcome& outcome, const SourceMap& sources,
                                        const ReportOptions& options) {
  const auto* const reporter = std::ranges::find(kReporters, name, &ReporterInfo::name);
  if (reporter == kReporters.end()) return std::nullopt;
  return reporter->write(Report(outcome, sources, options));
}

}  // namespace contract::internal
