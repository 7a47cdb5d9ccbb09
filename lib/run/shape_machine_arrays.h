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
  ++now;
  now->object = nullptr;
  now->array = &array;
  now->count = 0;
  now->mark = repeats_.mark();
  at = cursor.inside(at);
  return Went::Inside;
}

// Goes behind an item, or into it, if all items are alike and it is as expected. Failed: it has to be looked at from
// the start.
template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::plain_item(const Cursor& cursor, Frame*& now, Position& at)
    -> Went {
  const Property& item = now->array->item;
  const Way way = item.ways[ways_];
  if (way <= Way::AnyString) {
    if (!is_expected_string(cursor, item, way, at)) return Went::Failed;
    at = cursor.behind_scalar(at, Token::String);
    return Went::Behind;
  }
  if (way != Way::Object || !cursor.is_object(at) || cursor.is_empty(at) || now == &frames_.back()) {
    return Went::Failed;
  }
  open(*++now, *item.inner, at);
  at = cursor.inside(at);
  return Went::Inside;
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
