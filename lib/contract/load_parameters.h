#pragma once
// The part of the loader that reads parameters and, because they are alike, headers of responses.
#include <optional>
#include <vector>

#include "contract/openapi_reader.h"
#include "contract/operations.h"

namespace contract::internal {

// The parameters that `at` (a path item or an operation) lists. Header parameters called Accept, Content-Type or
// Authorization are left out: the bodies and the security of an operation say what they hold (OpenAPI 3.1
// section 4.8.12).
std::vector<Parameter> load_parameters(const OpenApiObject& at, OpenApiReader& reader);

// The headers of a response, `at`. Content-Type is left out, for the same reason.
std::vector<Parameter> load_headers(const OpenApiObject& at, OpenApiReader& reader);

// Whether both describe the same parameter: one place, one name.
bool same_parameter(const Parameter& a, const Parameter& b);

}  // namespace contract::internal
