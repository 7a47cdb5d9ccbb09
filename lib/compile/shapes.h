#pragma once
// A program to shapes.
#include <memory>

#include "program/program.h"
#include "program/shape.h"

namespace contract::internal {

// The shapes of every entry of `program`. Where two schemas apply to one value they are joined here, so a program of
// many conjunctions has more shapes than blocks; there is a budget, and what exceeds it is left to the program. Does
// not recurse on the schemas. Never fails.
std::shared_ptr<const ShapeProgram> shapes_of(std::shared_ptr<const Program> program);

}  // namespace contract::internal
