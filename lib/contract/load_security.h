#pragma once
// The part of the loader that reads security schemes and what asks for them.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/openapi_reader.h"
#include "contract/operations.h"

namespace contract::internal {

using SecuritySchemes = std::map<std::string, SecurityScheme, std::less<>>;

// components/securitySchemes of the main document.
SecuritySchemes load_security_schemes(const OpenApiObject& root, OpenApiReader& reader);

// The `security` of `at`, the root or an operation; nothing if it has none. A requirement that cannot be read is
// reported and left out.
std::optional<std::vector<SecurityRequirement>> load_security(const OpenApiObject& at, const SecuritySchemes& schemes,
                                                              OpenApiReader& reader);

}  // namespace contract::internal
