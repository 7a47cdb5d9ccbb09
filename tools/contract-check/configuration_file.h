#pragma once
// Finds and opens the configuration.
#include <optional>
#include <string>

#include "check/configuration.h"
#include "check/exit_code.h"
#include "finding/result.h"
#include "source/source_map.h"

namespace contract::tool {

// The path that was chosen, else that of the nearest contract-check.yaml here or upwards; empty if there is none.
std::string configuration_path(const std::optional<std::string>& chosen);

// Says that there is none, and what to do.
internal::ExitCode no_configuration();

internal::Result<internal::Configuration> open_configuration(const std::string& path, internal::SourceMap& sources);

}  // namespace contract::tool
