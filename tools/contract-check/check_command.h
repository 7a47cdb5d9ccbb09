#pragma once
// contract-check check: options to a plan, the plan's outcome to a report.
#include "check/exit_code.h"
#include "options.h"

namespace contract::tool {

internal::ExitCode check(const CheckOptions& options);

}  // namespace contract::tool
