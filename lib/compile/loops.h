#pragma once
// Finds references that lead back to themselves without looking at the instance.
#include "finding/finding.h"
#include "program/program.h"

namespace contract::internal {

// Adds a ReferenceLoop finding for each cycle of blocks that are always applied to the same value (core, section
// 9.4.1): the machine would never end. Loops through `then`, `else` and dependent schemas hang on the instance, so the
// machine itself watches those.
void report_loops(const Program& program, Findings& findings);

}  // namespace contract::internal
