#pragma once
// Which member names stand for secrets.
#include "program/program.h"

namespace contract::internal {

// Fills Program::property_names, and Program::secret_names with those whose schema, or one it refers to, is marked as
// secret, and marks the blocks that have to do with secrets.
void find_secret_names(Program& program);

}  // namespace contract::internal
