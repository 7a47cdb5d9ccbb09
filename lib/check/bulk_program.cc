#include "check/bulk_program.h"

#include <algorithm>
#include <cassert>

#include "compile/shapes.h"

namespace contract::internal {

BulkEntry BulkPrograms::entry(const Yardstick& yardstick) {
  const Program& program = yardstick.program;
  const std::lock_guard lock(mutex_);
  auto& shapes = shapes_[&program];
  // Without a share in the program: whoever holds the yardstick has one.
  if (!shapes) shapes = shapes_of(std::shared_ptr<const Program>(std::shared_ptr<const Program>(), &program));
  // Every name of the block leads to the same shape.
  const auto named =
      std::ranges::find_if(program.entries, [&](const auto& entry) { return entry.second == yardstick.block; });
  assert(named != program.entries.end() && "a yardstick is an entry of its program");
  return {.shapes = shapes, .shape = shapes->entries.find(named->first)->second};
}

}  // namespace contract::internal
