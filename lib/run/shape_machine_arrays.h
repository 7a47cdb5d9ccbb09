#pragma once
// Holds texts to shapes: arrays. Part of shape_machine.h, which includes it.

#include "run/shape_machine.h"

namespace contract::internal {

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::enter_array(const Cursor& cursor, const Shape& shape,
                                                                     Frame*& now, Position& at) -> Went {
  if ((shape.tokens & bit(Token::Array)) == 0) return fail(Answer::Invalid);
  if ((shape.doubts & bit(Token::Array)) != 0 || now == &frames_.back()) return fail(Answer::Unsure);
  const ArrayShape& array = shapes_.arrays[shape.array];
  if (!array.logic.empty()) {
    top_ = now + 1;
    const Answer holds = options_.undocumented ? Answer::Unsure : logic(array.logic, at);
    if (holds != Answer::Valid) return fail(holds);
  }
  if (cursor.is_empty(at)) {
    at = cursor.behind_empty(at);
    return array.min == 0 ? Went::Behind : fail(Answer::Invalid);
  }
  open(*++now, array);
  at = cursor.inside(at);
  return Went::Inside;
}

template <typename Cursor>
[[gnu::always_inline]] inline void ShapeMachine<Cursor>::open(Frame& frame, const ArrayShape& array) {
  frame.object = nullptr;
  frame.array = &array;
  frame.count = 0;
  frame.mark = repeats_.mark();
}

// Goes from item to item, into arrays and out of them, as long as all items are alike and as expected, and gives the
// shape of the first other item, which is then at `at`.
template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::items(const Cursor& cursor, Frame*& now, Position& at) {
  const ArrayShape* array = now->array;
  std::uint32_t count = now->count;
  for (;;) {
    const Property& item = array->item;
    const Way way = item.ways[ways_];
    if (way == Way::Number && is_expected_number(cursor, item, at)) {
      at = cursor.behind_scalar(at, Token::Integer);
    } else if (way <= Way::AnyString && is_expected_string(cursor, item, way, at)) {
      at = cursor.behind_scalar(at, Token::String);
    } else {
      now->count = count;
      if (enters_item(cursor, now, at)) return kEntered;
      if (way != Way::Array || !is_to_enter_array(cursor, now, at)) return this->item(*now, at);
      array = item.inside.array;
      open(*++now, *array);
      at = cursor.inside(at);
      count = 0;
      continue;
    }
    ++count;
    Step step = cursor.step(at, Token::Array);
    while (step != Step::More) {
      if (step == Step::Bad) return fail_child(Answer::Unsure);
      now->count = count;
      if (close_array(now) == Went::Failed) return ShapeId::failed;
      array = now->array;
      if (now->object != nullptr || array == nullptr) return kEnded;
      count = now->count + 1;
      step = cursor.step(at, Token::Array);
    }
  }
}

// Whether the number surely holds.
template <typename Cursor>
[[gnu::always_inline]] inline bool ShapeMachine<Cursor>::is_expected_number(const Cursor& cursor,
                                                                            const Property& property, Position at) {
  const NumberRule* const rule = property.inside.numbers;
  if (rule == nullptr && !options_.imprecise) return cursor.is_number(at);
  typename Cursor::Number number;
  if (!cursor.number(at, number) || (options_.imprecise && !is_surely_precise(number))) return false;
  return rule == nullptr || surely_holds(number, *rule);
}

template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::item(const Frame& frame, Position at) {
  const ArrayShape& array = *frame.array;
  if (array.unique && !note_item(at)) return fail_child(Answer::Unsure);
  return frame.count < array.prefix.size() ? array.prefix[frame.count] : array.rest;
}

// Keeps a hash of the item. False: it has none.
template <typename Cursor>
bool ShapeMachine<Cursor>::note_item(Position at) {
  switch (const Token token = cursor_->lead(at)) {
    case Token::String: repeats_.add(hash_of_all(cursor_->string(at))); return true;
    case Token::Integer: {
      typename Cursor::Number number;
      if (!cursor_->number(at, number) || !has_hash(number)) return false;
      repeats_.add(hash_of(number));
      return true;
    }
    case Token::Array:
    case Token::Object:
      // Two containers may be equal in many ways, so all of them count as equal.
      repeats_.add(static_cast<std::uint64_t>(Token::Object));
      return true;
    default: repeats_.add(static_cast<std::uint64_t>(token)); return true;
  }
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::close_array(Frame*& now) -> Went {
  const ArrayShape& array = *now->array;
  if (now->count < array.min || now->count > array.max) return fail(Answer::Invalid);
  // Equal hashes are almost surely equal items; but almost is not sure.
  if (array.unique && repeats_.any_since(now->mark)) return fail(Answer::Unsure);
  --now;
  return Went::Behind;
}

}  // namespace contract::internal
