#pragma once
// The part of the loader that reads `paths`: path items and their operations.
#include <vector>

#include "contract/load_security.h"
#include "contract/openapi_reader.h"
#include "contract/operations.h"

namespace contract::internal {

// What operations have unless they say otherwise.
struct OperationDefaults {
  std::vector<ServerTemplate> servers;
  std::vector<SecurityRequirement> security;
  SecuritySchemes schemes;  // that `security` of an operation may name
};

// The operations under `paths`, in document order. Each id is there once.
std::vector<Operation> load_paths(const OpenApiObject& paths, const OperationDefaults& defaults, OpenApiReader& reader);

}  // namespace contract::internal
