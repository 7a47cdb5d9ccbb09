#pragma once
// A listing of a program, for people who work on it.
#include <string>

#include "program/program.h"

namespace contract::internal {

// Every block under the location of its schema, every instruction with its operands, tables indented below theirs.
// Equal programs give equal listings.
std::string dump(const Program& program);

}  // namespace contract::internal
