#pragma once
// Finds the member that chooses the branch of an anyOf or oneOf.
#include <vector>

#include "compile/builder.h"

namespace contract::internal {

// If every branch demands, in one and the same required member, a string that no other branch takes, fills in the
// choice of `table`, whose branches are compiled from `branches`.
void find_choice(Builder& builder, const std::vector<SchemaRef>& branches, BranchTable& table);

}  // namespace contract::internal
