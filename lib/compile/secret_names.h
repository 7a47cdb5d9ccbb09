#pragma once
// Which member names stand for secrets.
#include "program/program.h"

namespace contract::internal {

// Fills Program::secret_names: a name is that of a secret where its schema, or one it refers to, is marked as secret.
// Marks the blocks that have to do with secrets.
void find_secret_names(Program& program);

}  // namespace contract::internal
