#pragma once
// The machines for both kinds of texts, made for the processor that they run on.
#include <cstdint>
#include <memory>

#include "program/shape.h"
#include "run/answer.h"
#include "run/shape_options.h"
#include "run/structural_cursor.h"
#include "run/tape_cursor.h"

namespace contract::internal {

class ShapeJudge {
 public:
  virtual ~ShapeJudge() = default;
  // As ShapeMachine::judge.
  virtual Answer judge(const StructuralCursor& cursor, ShapeId shape, StructuralCursor::Position& at,
                       std::uint64_t budget) = 0;
  virtual Answer judge(const TapeCursor& cursor, ShapeId shape, TapeCursor::Position at, std::uint64_t budget) = 0;
};

// `shapes` outlive the judge.
std::unique_ptr<ShapeJudge> shape_judge(const ShapeProgram& shapes, const ShapeOptions& options);

// For processors with AVX2, BMI and BMI2. Null where the compiler cannot make it.
std::unique_ptr<ShapeJudge> wide_shape_judge(const ShapeProgram& shapes, const ShapeOptions& options);

}  // namespace contract::internal
