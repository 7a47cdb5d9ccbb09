#pragma once
// The part of the loader that reads request bodies and responses.
#include <optional>
#include <vector>

#include "contract/openapi_reader.h"
#include "contract/operations.h"

namespace contract::internal {

std::optional<RequestBody> load_request_body(const OpenApiObject& operation, OpenApiReader& reader);

std::vector<ResponseDescription> load_responses(const OpenApiObject& operation, OpenApiReader& reader);

}  // namespace contract::internal
