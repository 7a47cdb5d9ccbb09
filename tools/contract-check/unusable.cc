#include "unusable.h"

#include <algorithm>
#include <utility>

#include "check/reporting.h"
#include "console.h"
#include "finding/describe.h"

namespace contract::tool {

bool is_unusable(const internal::Findings& findings) {
  return std::ranges::any_of(findings, [](const internal::Finding& finding) {
    return internal::info(finding.code).kind == internal::CodeClass::Unusable;
  });
}

internal::ExitCode report_unusable(internal::Findings findings, const internal::SourceMap& sources) {
  const internal::Outcome outcome{.findings = std::move(findings)};
  const internal::ReportOptions options;
  const internal::Report report(outcome, sources, options);
  for (const internal::Finding& finding : report.findings()) {
    print_to_error(internal::headline(report, finding, internal::describe(finding)) + "\n");
  }
  return internal::ExitCode::Unusable;
}

}  // namespace contract::tool
