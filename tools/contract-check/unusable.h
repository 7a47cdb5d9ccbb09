#pragma once
// Commands that only show something say on standard error why they cannot.
#include "check/exit_code.h"
#include "finding/finding.h"
#include "source/source_map.h"

namespace contract::tool {

// Whether any of the findings means that a file cannot be used.
bool is_unusable(const internal::Findings& findings);

internal::ExitCode report_unusable(internal::Findings findings, const internal::SourceMap& sources);

}  // namespace contract::tool
