#include "corpus/shapes.h"

#include <algorithm>
#include <array>

namespace contract::corpus {

#define SHAPE(name, least, greatest, schema) void name(Composer& json);
#include "corpus/shapes.def"
#undef SHAPE

namespace {

constexpr std::array kShapes{
#define SHAPE(name, least, greatest, schema) Shape{#name, schema, least, greatest, name},
#include "corpus/shapes.def"
#undef SHAPE
};

}  // namespace

std::span<const Shape> shapes() {
  return kShapes;
}

const Shape* find_shape(std::string_view name) {
  const auto* found = std::ranges::find(kShapes, name, &Shape::name);
  return found == kShapes.end() ? nullptr : found;
}

}  // namespace contract::corpus
