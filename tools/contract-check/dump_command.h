#pragma once
// contract-check dump: what the parts of the library make of a file.
#include "check/exit_code.h"
#include "options.h"

namespace contract::tool {

internal::ExitCode dump(const DumpOptions& options);

}  // namespace contract::tool
