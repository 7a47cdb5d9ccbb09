#pragma once
// How far shapes may be taken for the program.
#include <cstddef>

namespace contract::internal {

struct ShapeOptions {
  bool undocumented = false;     // members that nothing documents make the answer Unsure
  bool imprecise = false;        // integers that doubles cannot hold do
  bool guesses = true;           // which member comes next, as long as that is mostly right
  std::size_t max_depth = 1024;  // containers inside of each other: deeper ones do
};

}  // namespace contract::internal
