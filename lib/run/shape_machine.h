#pragma once
// Holds a text to shapes: one pass, one look at each value, in the order of the text.
//
// A template over the cursor, so that the structural offsets and the tape run the same code. Containers are kept on a
// stack of its own; only applicators that take a second look at a container (Logic) recurse, and these are counted.
//
// Answers: Valid means that the text is JSON and the program would accept it without any finding. Invalid means that
// the program would reject it, or the text is no JSON. In all doubt it is Unsure, which costs time and nothing else.
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "program/shape.h"
#include "run/answer.h"
#include "run/repeats.h"
#include "run/scalar_tests.h"
#include "run/structural_cursor.h"

namespace contract::internal {

struct ShapeOptions {
  bool undocumented = false;  // members that nothing documents make the answer Unsure
  bool imprecise = false;     // integers that doubles cannot hold do
};

// What a machine learns from one document and uses for the next: the member that follows a member.
class MemberOrder {
 public:
  explicit MemberOrder(const ShapeProgram& shapes);
  std::uint32_t first(std::uint32_t object) const { return first_[object]; }
  std::uint32_t after(std::uint32_t property) const { return after_[property]; }
  // `previous` is kNone at the beginning of an object.
  void learn(std::uint32_t object, std::uint32_t previous, std::uint32_t property) {
    (previous == kNone ? first_[object] : after_[previous]) = property;
  }

 private:
  std::vector<std::uint32_t> first_;  // of each object shape
  std::vector<std::uint32_t> after_;  // of each property
};

template <typename Cursor>
class ShapeMachine {
 public:
  using Position = typename Cursor::Position;

  // `shapes` and `order` outlive the machine.
  ShapeMachine(const ShapeProgram& shapes, const ShapeOptions& options, MemberOrder& order)
      : shapes_(shapes),
        shape_table_(shapes.shapes.data()),
        object_table_(shapes.objects.data()),
        property_table_(shapes.properties.data()),
        options_(options),
        order_(order),
        tests_(shapes),
        frames_(kDeepest) {}

  // Judges the value at `at`, and moves behind it if the answer is Valid. `budget` limits second looks.
  Answer judge(Cursor& cursor, ShapeId shape, Position& at, std::uint64_t budget) {
    cursor_ = &cursor;
    budget_ = budget;
    depth_ = 0;
    nesting_ = 0;
    repeats_.clear();
    words_.clear();
    return value(shape, at);
  }

 private:
  static constexpr std::size_t kDeepest = 1024;  // containers inside of each other
  static constexpr int kDeepestLogic = 32;

  // The container around the value that is looked at.
  struct Frame {
    const ObjectShape* object = nullptr;  // null: an array
    const ArrayShape* array = nullptr;
    std::uint64_t seen = 0;      // bits of the first 64 properties
    std::uint32_t words = 0;     // where the others are in words_
    std::uint32_t count = 0;     // members or items before the present one
    std::uint32_t shape = 0;     // index of the object shape
    std::uint32_t expected = 0;  // the property that comes next, if all is as before
    std::uint32_t previous = kNone;
    std::uint32_t mark = 0;  // in repeats_
  };

  // How the look at one value went on.
  enum class Went : std::uint8_t { Behind, Inside, Failed };

  Answer value(ShapeId shape, Position& begin);
  Went enter(const Cursor& cursor, const Shape& shape, Frame& now, Position& at);
  Went number(const Cursor& cursor, const Shape& shape, Position& at);
  Went enter_array(const Cursor& cursor, const Shape& shape, Frame& now, Position& at);
  Went enter_object(const Cursor& cursor, const Shape& shape, Frame& now, Position& at);
  std::uint32_t choose(std::uint32_t object, Position open);
  Answer look_again(const ObjectShape& object, Position at);
  Went go_on(const Cursor& cursor, Frame& now, Position& at);
  Went close_array(const Frame& now);
  Went close_object(const Frame& now);
  bool is_within_limits(const ObjectShape& object, std::uint64_t seen, std::uint32_t count, std::uint32_t words);

  ShapeId item(const Frame& now, Position at);
  bool note_item(Position at);
  ShapeId member(const Cursor& cursor, Frame& now, Position& at);
  ShapeId named_member(const Cursor& cursor, Frame& now, const Property& property, Position& at);
  std::uint32_t search(const ObjectShape& object, Position at);
  ShapeId other_member(const ObjectShape& object, Position at);
  bool see(std::uint32_t words, std::uint32_t number);

  std::optional<Position> find(const Property& member, Position open);
  Answer logic(const std::vector<Logic>& all, Position at);
  Answer alternative(ShapeId shape, Position at);
  Answer contains(const Logic& rule, Position at);

  Went fail(Answer why) {
    failure_ = why;
    return Went::Failed;
  }
  // In place of the shape of a child that fails before it is looked at.
  static constexpr auto kFailed = static_cast<ShapeId>(0xFFFFFFFF);
  ShapeId fail_child(Answer why) {
    failure_ = why;
    return kFailed;
  }

  const ShapeProgram& shapes_;
  const Shape* shape_table_;
  const ObjectShape* object_table_;
  const Property* property_table_;
  ShapeOptions options_;
  MemberOrder& order_;
  ScalarTests tests_;
  Cursor* cursor_ = nullptr;
  std::vector<Frame> frames_;  // of the containers around the innermost one
  std::size_t depth_ = 0;      // of them in use
  std::vector<std::uint64_t> words_;
  Repeats repeats_;
  Answer failure_ = Answer::Unsure;
  std::uint64_t budget_ = 0;
  int nesting_ = 0;
  bool lost_ = false;  // find() could not tell
};

// What runs for every value is inlined here by force, and the frame of the innermost container is a local variable
// whose address goes nowhere: so position, cursor and frame stay in registers. That makes this three times as fast.
template <typename Cursor>
Answer ShapeMachine<Cursor>::value(ShapeId id, Position& begin) {
  const Cursor cursor = *cursor_;
  const std::size_t base = depth_;
  Position at = begin;
  Frame now;
  Went went = enter(cursor, shapes_.shape(id), now, at);
  for (;;) {
    while (went == Went::Behind) {
      if (depth_ == base) {
        begin = at;
        return Answer::Valid;
      }
      went = go_on(cursor, now, at);
    }
    if (went == Went::Failed) break;
    const ShapeId child = now.object != nullptr ? member(cursor, now, at) : item(now, at);
    if (child == kFailed) break;
    went = enter(cursor, shape_table_[static_cast<std::size_t>(child)], now, at);
  }
  depth_ = base;
  begin = at;
  return failure_;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::enter(const Cursor& cursor, const Shape& shape, Frame& now,
                                                               Position& at) -> Went {
  const Token token = cursor.lead(at);
  if (token == Token::String) [[likely]] {
    if ((shape.tokens & bit(token)) == 0) return fail(Answer::Invalid);
    if (shape.strings != kNone && !cursor.is_long(at, shape.long_enough)) {
      const Answer holds = tests_.all(shape.strings, cursor.string(at));
      // A masked secret is as good as the secret.
      if (holds != Answer::Valid) return fail(shape.masks ? Answer::Unsure : holds);
    }
    at = cursor.behind_scalar(at, token);
    return Went::Behind;
  }
  if (token == Token::Object) return enter_object(cursor, shape, now, at);
  if (token == Token::Array) return enter_array(cursor, shape, now, at);
  if (token == Token::Integer) return number(cursor, shape, at);
  if (token == Token::Bad || !cursor.is_literal(at, token)) return fail(Answer::Unsure);
  if ((shape.tokens & bit(token)) == 0) return fail(Answer::Invalid);
  if ((shape.doubts & bit(token)) != 0) return fail(Answer::Unsure);
  at = cursor.behind_scalar(at, token);
  return Went::Behind;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::number(const Cursor& cursor, const Shape& shape, Position& at)
    -> Went {
  typename Cursor::Number number;
  if (!cursor.number(at, number)) return fail(Answer::Unsure);
  // Where both sorts are welcome and nothing is tested, the sort does not matter.
  if ((shape.tokens & kAnyNumber) != kAnyNumber || shape.integers != kNone || shape.fractions != kNone) {
    const std::optional<bool> whole = number.is_integer();
    if (!whole) return fail(Answer::Unsure);
    if ((shape.tokens & bit(*whole ? Token::Integer : Token::Fraction)) == 0) return fail(Answer::Invalid);
    const Answer holds = tests_.all(*whole ? shape.integers : shape.fractions, number);
    if (holds != Answer::Valid) return fail(holds);
  }
  if (options_.imprecise && !is_surely_precise(number)) return fail(Answer::Unsure);
  at = cursor.behind_scalar(at, Token::Integer);
  return Went::Behind;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::go_on(const Cursor& cursor, Frame& now, Position& at) -> Went {
  ++now.count;
  const bool is_object = now.object != nullptr;
  const Step step = cursor.step(at, is_object ? Token::Object : Token::Array);
  if (step == Step::More) [[likely]]
    return Went::Inside;
  if (step == Step::Bad) return fail(Answer::Unsure);
  const Went went = is_object ? close_object(now) : close_array(now);
  now = frames_[--depth_];
  return went;
}

}  // namespace contract::internal

#include "run/shape_machine_arrays.h"   // IWYU pragma: keep
#include "run/shape_machine_logic.h"    // IWYU pragma: keep
#include "run/shape_machine_objects.h"  // IWYU pragma: keep
