#pragma once
// The one implementation of ShapeJudge, over kinds of cursors.

#include "run/shape_judge.h"
#include "run/shape_machine.h"

namespace contract::internal {

template <typename Structural, typename Tape>
class ShapeJudgeOf final : public ShapeJudge {
 public:
  ShapeJudgeOf(const ShapeProgram& shapes, const ShapeOptions& options)
      : structural_(shapes, options), tape_(shapes, options) {}

  Answer judge(const StructuralCursor& cursor, ShapeId shape, StructuralCursor::Position& at,
               std::uint64_t budget) override {
    return structural_.judge(Structural(cursor), shape, at, budget);
  }
  Answer judge(const TapeCursor& cursor, ShapeId shape, TapeCursor::Position at, std::uint64_t budget) override {
    return tape_.judge(Tape(cursor), shape, at, budget);
  }

 private:
  ShapeMachine<Structural> structural_;
  ShapeMachine<Tape> tape_;
};

}  // namespace contract::internal
