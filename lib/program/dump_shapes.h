#pragma once
// A listing of shapes, for people who work on them.
#include <string>

#include "program/shape.h"

namespace contract::internal {

// Every shape with what it accepts and tests, every object and array below it. Equal shapes give equal listings.
std::string dump(const ShapeProgram& shapes);

}  // namespace contract::internal
