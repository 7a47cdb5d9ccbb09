#pragma once
// Finds schemas that say the same in several places: most schemas ask for the same few kinds of strings again and
// again.
#include <vector>

#include "program/program.h"

namespace contract::internal {

// Of each block the first that asks the same of a value; `always` for those that ask nothing. What only refers to
// another schema asks what that asks. Other blocks that apply blocks are equal to themselves only: leaves alone are
// compared. For verdicts; findings need the block that was written there.
std::vector<BlockId> first_equals(const Program& program);

}  // namespace contract::internal
