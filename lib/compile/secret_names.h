#pragma once
// Which member names stand for secrets.
#include "program/program.h"

namespace contract::internal {

// Fills Program::secret_names with the names of all properties whose schema, or one it refers to, is marked as secret.
void find_secret_names(Program& program);

}  // namespace contract::internal
