// The same machine, compiled for wider registers. All that it shares with others is included before the compiler may
// use them, because a function that both need must run everywhere; what depends on the cursor is this file's own.
#include <bit>
#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "program/shape.h"
#include "run/repeats.h"
#include "run/scalar_tests.h"
#include "run/shape_judge.h"
#include "run/structural_cursor.h"
#include "run/tape_cursor.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2")

#include "run/shape_judge_of.h"
#include "run/wide_cursors.h"

namespace contract::internal {

std::unique_ptr<ShapeJudge> wide_shape_judge(const ShapeProgram& shapes, const ShapeOptions& options) {
  return std::make_unique<ShapeJudgeOf<WideStructuralCursor, WideTapeCursor>>(shapes, options);
}

}  // namespace contract::internal

#pragma GCC pop_options

#else

namespace contract::internal {

std::unique_ptr<ShapeJudge> wide_shape_judge(const ShapeProgram&, const ShapeOptions&) {
  return nullptr;
}

}  // namespace contract::internal

#endif
