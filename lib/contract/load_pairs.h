#pragma once
// The part of the loader that reads `x-pairs`.
#include <vector>

#include "contract/openapi_reader.h"
#include "contract/pair_rule.h"

namespace contract::internal {

// The rules that `at`, an operation or a response, lists. A rule that cannot be understood is reported and left out.
// Whether its places exist in the operation is for others to say, who know the schemas.
std::vector<PairRule> load_pairs(const OpenApiObject& at, OpenApiReader& reader);

}  // namespace contract::internal
