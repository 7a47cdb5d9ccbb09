#pragma once
// The table of report formats, and the one way to write a report.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/report.h"

namespace contract::internal {

// A whole report, its last line ended. Deterministic: equal outcomes give equal bytes.
using Reporter = std::string (*)(const Report& report);

std::string write_text(const Report& report);     // for people: lines, carets, reasons
std::string write_concise(const Report& report);  // one line per finding
std::string write_json(const Report& report);     // one JSON object, see json.cc

struct ReporterInfo {
  std::string_view name;
  Reporter write;
  std::string_view meaning;
  bool evaluates = false;  // it shows evaluations, which must be asked for
};

std::span<const ReporterInfo> all_reporters();

// Nothing if there is no such format.
const ReporterInfo* reporter_named(std::string_view name);

// The report of an outcome in the format called `name`; nothing if there is no such format.
std::optional<std::string> write_report(std::string_view name, const Outcome& outcome, const SourceMap& sources,
                                        const ReportOptions& options);

}  // namespace contract::internal
