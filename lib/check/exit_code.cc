#include "check/exit_code.h"

#include <algorithm>

namespace contract::internal {

ExitCode exit_code(const Outcome& outcome, std::optional<Severity> fail_on) {
  const bool unusable = std::ranges::any_of(
      outcome.findings, [](const Finding& finding) { return info(finding.code).kind == CodeClass::Unusable; });
  const bool not_checked =
      std::ranges::find(outcome.files, FileStatus::NotChecked, &CheckedFile::status) != outcome.files.end();
  if (unusable || not_checked || outcome.files.empty()) return ExitCode::Unusable;
  const bool fails = fail_on && std::ranges::any_of(outcome.findings, [&](const Finding& finding) {
                       return finding.severity >= *fail_on;
                     });
  return fails ? ExitCode::Failed : ExitCode::Passed;
}

}  // namespace contract::internal
