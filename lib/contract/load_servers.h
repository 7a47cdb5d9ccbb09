#pragma once
// The part of the loader that reads `servers`.
#include <optional>
#include <vector>

#include "contract/openapi_reader.h"
#include "http/server_template.h"

namespace contract::internal {

// The servers that `at` (a root, a path item or an operation) lists; nothing if it lists none.
std::optional<std::vector<ServerTemplate>> load_servers(const OpenApiObject& at, OpenApiReader& reader);

}  // namespace contract::internal
