#include "run/shape_judge.h"

#include "run/shape_judge_of.h"

namespace contract::internal {

std::unique_ptr<ShapeJudge> shape_judge(const ShapeProgram& shapes, const ShapeOptions& options) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    if (auto judge = wide_shape_judge(shapes, options)) return judge;
  }
#endif
  return std::make_unique<ShapeJudgeOf<StructuralCursor, TapeCursor>>(shapes, options);
}

}  // namespace contract::internal
