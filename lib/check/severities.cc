#include "check/severities.h"

namespace contract::internal {

void apply(const Severities& chosen, Findings& findings) {
  if (chosen.empty()) return;
  for (Finding& finding : findings) {
    const auto found = chosen.find(finding.code);
    if (found != chosen.end() && found->second) finding.severity = *found->second;
  }
  std::erase_if(findings, [&chosen](const Finding& finding) {
    const auto found = chosen.find(finding.code);
    return found != chosen.end() && !found->second;
  });
}

}  // namespace contract::internal
