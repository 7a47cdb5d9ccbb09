#pragma once
// The severities that a plan chooses in place of those that findings have.
#include <map>
#include <optional>

#include "finding/finding.h"

namespace contract::internal {

// By code; nothing: such findings are left out.
using Severities = std::map<Code, std::optional<Severity>>;

// Doing it twice changes nothing.
void apply(const Severities& chosen, Findings& findings);

}  // namespace contract::internal
