#include "program/program.h"

#include <array>

namespace contract::internal {
namespace {

enum class Shape : std::uint8_t { Leaf, Applicator };

struct OpInfo {
  std::string_view name;
  Shape shape;
};

constexpr std::array kOps{
#define INSTRUCTION(name, text, shape) OpInfo{text, Shape::shape},
#include "program/instructions.def"
#undef INSTRUCTION
};

}  // namespace

std::string_view to_string(Op op) {
  return kOps[static_cast<std::size_t>(op)].name;
}

bool is_leaf(Op op) {
  return kOps[static_cast<std::size_t>(op)].shape == Shape::Leaf;
}

}  // namespace contract::internal
