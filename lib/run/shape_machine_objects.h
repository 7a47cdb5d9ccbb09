#pragma once
// Holds texts to shapes: objects. Part of shape_machine.h, which includes it.

#include "run/shape_machine.h"

namespace contract::internal {

inline constexpr std::uint32_t kWordBits = 64;

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::enter_object(const Cursor& cursor, const Shape& shape,
                                                                      Frame*& now, Position& at) -> Went {
  if ((shape.tokens & bit(Token::Object)) == 0) return fail(Answer::Invalid);
  if ((shape.doubts & bit(Token::Object)) != 0 || now == &frames_.back()) return fail(Answer::Unsure);
  std::uint32_t index = shape.object;
  while (object_table_[index].chooses_first) [[unlikely]] {
      index = find_choice(object_table_[index], at);
      if (index == kRefused) return fail(Answer::Invalid);
      if (index == kUndecided) return fail(Answer::Unsure);
    }
  const ObjectShape& object = object_table_[index];
  open(*++now, object, at);
  if (!object.opens_plainly) {
    top_ = now + 1;
    const Answer holds = look_again(object, at);
    if (holds != Answer::Valid) return fail(holds);
    now->words = static_cast<std::uint32_t>(words_.size());
    if (object.property_count > kWordBits) words_.resize(words_.size() + object.required.size() - 1);
  }
  if (!cursor.is_empty(at)) [[likely]] {
    at = cursor.inside(at);
    return Went::Inside;
  }
  at = cursor.behind_empty(at);
  return object.min == 0 ? close_object(now) : fail(Answer::Invalid);
}

// What an object is asked besides its members and their number.
template <typename Cursor>
Answer ShapeMachine<Cursor>::look_again(const ObjectShape& object, Position at) {
  if (object.refused) return Answer::Invalid;
  if (object.undecided) return Answer::Unsure;
  if (object.logic.empty()) return Answer::Valid;
  return options_.undocumented ? Answer::Unsure : logic(object.logic, at);
}

template <typename Cursor>
[[gnu::always_inline]] inline void ShapeMachine<Cursor>::open(Frame& frame, const ObjectShape& object, Position at) {
  frame.object = &object;
  frame.next = at_beginning_of(object);
  frame.seen = 0;
  frame.mark = repeats_.mark();
  frame.open = at;
}

// Goes from member to member, into objects and out of them, as long as the values are as expected, and gives the shape
// of the first other value, which is then at `at`. kEnded: it is behind an object that is no member of another.
template <typename Cursor>
template <Look kLook>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::members(const Cursor& cursor, Frame*& now, Position& at) {
  constexpr bool kGuesses = kLook != Look::Varied;
  std::uint64_t seen = now->seen;
  const ObjectShape* object = now->object;
  const Property** next = now->next;
  const auto leave = [&] {
    now->seen = seen;
    now->next = next;
  };
  // Whether the member at `at` chose, and nothing else was to be done.
  const auto chooses_plainly = [&](const Property& property) {
    const ObjectShape* const chosen = plainly_chosen(cursor, *object, property, at);
    if (chosen == nullptr) return false;
    next = behind((&property)[static_cast<std::ptrdiff_t>(chosen->first_property) - object->first_property]);
    now->object = object = chosen;
    at = cursor.behind_scalar(at, Token::String);
    return true;
  };
  for (;;) {
    const Property* found = kGuesses ? *next : &glanced(cursor, *object, at);
    if (kGuesses && !cursor.is(at, *found)) {
      ++wrong_guesses_;
      *next = found = &glanced(cursor, *object, at);
    }
    if (!cursor.is(at, *found)) {
      leave();
      if (kLook == Look::Again && passes_over(cursor, *object, at)) {
        if (seen == object->all_seen && is_outermost(*now)) {
          --now;
          return kEnded;  // the answer is known; where the object ends nobody asks
        }
        at = cursor.value_of_member(at);
        return ShapeId::anything;
      }
      const ShapeId shape = searched_member(*now, at);
      at = cursor.value_of_member(at);
      return shape;
    }
    const Property& property = *found;
    // A member that stands twice is a finding of its own, whatever else it is.
    if ((seen & property.seen) != 0) [[unlikely]]
      return fail_child(Answer::Unsure);
    seen |= property.seen;
    const Position name = at;
    at = cursor.value_of_member(at);
    if (kGuesses) next = behind(property);
    const Way way = property.ways[ways_];
    if (kLook == Look::Varied && cursor.is_string(at)) {
      // Of members in any order the value is asked first: what it is the processor often guesses wrong, and finds out
      // long before it comes by the property.
      if (way <= Way::AnyString) [[likely]] {
        if (put_off_.add(static_cast<Expects>(way), at, property.shape)) [[unlikely]] {
          const Answer holds = strings_put_off(cursor);
          if (holds != Answer::Valid) return fail_child(holds);
        }
        at = cursor.behind_scalar(at, Token::String);
      } else if (way != Way::Special) {
        leave();
        return property.shape;
      } else if (!chooses_plainly(property)) {
        leave();
        return special_member(*now, property, name);
      }
    } else if (kLook != Look::Varied && way <= Way::AnyString) [[likely]] {
      if (!is_expected_string(cursor, property, way, at)) [[unlikely]] {
        leave();
        return property.shape;
      }
      at = cursor.behind_scalar(at, Token::String);
    } else if (way == Way::Number) {
      if (!is_expected_number(cursor, property, at)) [[unlikely]] {
        leave();
        return property.shape;
      }
      at = cursor.behind_scalar(at, Token::Integer);
    } else if (way == Way::Special) {
      if (kLook == Look::Varied || !chooses_plainly(property)) {
        leave();
        return special_member(*now, property, name);
      }
    } else {
      leave();
      if (is_to_enter_object(cursor, now, at) && way == Way::Object) {
        open(*++now, *property.inside.object, at);
        at = cursor.inside(at);
      } else if (is_to_enter_array(cursor, now, at) && way == Way::Array) {
        open(*++now, *property.inside.array);
        at = cursor.inside(at);
        if (!enters_item(cursor, now, at)) return kEntered;
      } else {
        return property.shape;
      }
      object = now->object;
      if (kLook != Look::Again && object->has_free_names) return kEntered;
      next = now->next;
      seen = 0;
      continue;
    }
    Step step = cursor.step(at, Token::Object);
    if (step == Step::More) continue;
    do {
      now->seen = seen;
      if (step == Step::Bad) return fail_child(Answer::Unsure);
      if (close_object(now) == Went::Failed) return ShapeId::failed;
      if (now->object == nullptr) {
        const ShapeId into = next_item(cursor, now, at);
        if (now->object == nullptr || into == ShapeId::failed) return into;
        if (kLook != Look::Again && into == kEntered && now->object->has_free_names) return kEntered;
        step = into == kEntered ? Step::More : cursor.step(at, Token::Object);
      } else {
        step = cursor.step(at, Token::Object);
      }
      object = now->object;
      seen = now->seen;
      next = now->next;
    } while (step != Step::More);
  }
}

// Behind an object that is no member: into the next item, where that is an object, too, or behind the array. Gives
// kEntered or kEnded, or that it failed.
template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::next_item(const Cursor& cursor, Frame*& now, Position& at) {
  if (now->array == nullptr) return kEnded;
  ++now->count;
  const Step step = cursor.step(at, Token::Array);
  if (step == Step::More) {
    enters_item(cursor, now, at);
    return kEntered;
  }
  if (step == Step::Bad) return fail_child(Answer::Unsure);
  return close_array(now) == Went::Failed ? ShapeId::failed : kEnded;
}

// Enters the item at `at`, if all items are objects that ask nothing before their first member.
template <typename Cursor>
[[gnu::always_inline]] inline bool ShapeMachine<Cursor>::enters_item(const Cursor& cursor, Frame*& now, Position& at) {
  const Property& item = now->array->item;
  if (item.ways[ways_] != Way::Object || !is_to_enter_object(cursor, now, at)) return false;
  open(*++now, *item.inside.object, at);
  at = cursor.inside(at);
  return true;
}

template <typename Cursor>
[[gnu::always_inline]] inline bool ShapeMachine<Cursor>::is_expected_string(const Cursor& cursor,
                                                                            const Property& property, Way way,
                                                                            Position at) {
  if (!cursor.is_string(at)) return false;
  if (way == Way::AnyString) return true;
  const Shape& shape = shape_table_[static_cast<std::size_t>(property.shape)];
  switch (way) {
    case Way::Ulid: return string_holds(cursor, shape, Expects::Ulid, at);
    case Way::DateTime: return string_holds(cursor, shape, Expects::DateTime, at);
    case Way::OneOfStrings: return string_holds(cursor, shape, Expects::OneOfStrings, at);
    case Way::OtherString: return string_holds(cursor, shape, Expects::OtherString, at);
    default: return true;
  }
}

// Whether a second look may leave out the member at `at`, which none of the object's properties is.
template <typename Cursor>
bool ShapeMachine<Cursor>::passes_over(const Cursor& cursor, const ObjectShape& object, Position at) {
  std::string_view name;
  return object.ignores_others && cursor.plain_key(at, name);
}

// The object that the value of a choosing member puts in the place of `object`, where that takes nothing else.
template <typename Cursor>
[[gnu::always_inline]] inline const ObjectShape* ShapeMachine<Cursor>::plainly_chosen(const Cursor& cursor,
                                                                                      const ObjectShape& object,
                                                                                      const Property& property,
                                                                                      Position value) {
  if (property.turn != Turn::Chooses || options_.undocumented || !cursor.is_string(value)) return nullptr;
  const Choice& choice = choices_[object.choice];
  const std::uint32_t number = choice.values.find_readable(cursor.written(value));
  if (number == StringTable::kAbsent || !choice.outcomes[number].is_plain) return nullptr;
  return object_table_ + choice.outcomes[number].object;
}

// A member that a glance does not find: its name is written in another way, or no property has it.
template <typename Cursor>
ShapeId ShapeMachine<Cursor>::searched_member(Frame& frame, Position at) {
  const Property* property = search(*frame.object, at);
  if (property == nullptr && frame.object->choice != kNone) {
    if (!turn(frame, kNone, at)) return ShapeId::failed;
    // The object that is chosen may know the name.
    property = &glanced(*cursor_, *frame.object, at);
    if (!cursor_->is(at, *property)) property = search(*frame.object, at);
  }
  if (property == nullptr) return other_member(frame, at);
  if ((frame.seen & property->seen) != 0) return fail_child(Answer::Unsure);
  frame.seen |= property->seen;
  return property->ways[ways_] == Way::Special ? special_member(frame, *property, at) : property->shape;
}

// The shape of a member that asks for more than a look at its value.
template <typename Cursor>
ShapeId ShapeMachine<Cursor>::special_member(Frame& frame, const Property& property, Position at) {
  const auto number = static_cast<std::uint32_t>(&property - property_table_) - frame.object->first_property;
  const bool turns = property.turn != Turn::None;
  if (turns && !turn(frame, number, at)) return ShapeId::failed;
  const Property& found = property_table_[frame.object->first_property + number];
  if (found.seen == 0 && !see(frame.words, number)) return fail_child(Answer::Unsure);
  const bool undocumented = (found.special & Property::kUndocumented) != 0;
  if (options_.undocumented && undocumented) return fail_child(Answer::Unsure);
  return turns && settled_ ? ShapeId::anything : found.shape;
}

// The one property whose name, as plainly written, may stand at `at`.
template <typename Cursor>
[[gnu::always_inline]] inline const Property& ShapeMachine<Cursor>::glanced(const Cursor& cursor,
                                                                            const ObjectShape& object, Position at) {
  return *object.slots[cursor.glance_at(at) * object.slot_factor >> object.slot_shift];
}

// The property whose name stands at `at`, where a glance did not find it; null if it has another, or none at all.
template <typename Cursor>
const Property* ShapeMachine<Cursor>::search(const ObjectShape& object, Position at) {
  std::string_view name;
  if (object.has_plain_names && cursor_->plain_key(at, name)) {
    if (object.has_own_slots) return nullptr;  // a glance would have found it
    const std::uint32_t found = object.names.find_readable(name);
    return found == StringTable::kAbsent ? nullptr : property_table_ + object.first_property + found;
  }
  if (!cursor_->key(at, name)) return nullptr;
  const std::uint32_t number = object.names.find(name);
  if (number == StringTable::kAbsent) return nullptr;
  if (object.name_tests != kNone && tests_.all(object.name_tests, name) != Answer::Valid) return nullptr;
  return property_table_ + object.first_property + number;
}

template <typename Cursor>
ShapeId ShapeMachine<Cursor>::other_member(Frame& frame, Position at) {
  std::string_view name;
  if (!cursor_->key(at, name)) return fail_child(Answer::Unsure);
  const Property* const found = other(*frame.object, name);
  return found == nullptr ? ShapeId::failed : found->shape;
}

// What stands under a name that no property has. Null: it failed.
template <typename Cursor>
[[gnu::always_inline]] inline const Property* ShapeMachine<Cursor>::other(const ObjectShape& object,
                                                                          std::string_view name) {
  const auto failed = [this](Answer why) {
    failure_ = why;
    return nullptr;
  };
  repeats_.add(hash_of_all(name));
  if (object.name_tests != kNone) {
    const Answer holds = tests_.all(object.name_tests, name);
    if (holds != Answer::Valid) return failed(holds);
  }
  std::size_t matching = 0;
  for (std::size_t i = 0; i < object.patterns.size(); ++i) {
    const Match match = shapes_.program->patterns[object.patterns[i]].search_ahead(name);
    if (match == Match::Undecided) return failed(Answer::Unsure);
    if (match == Match::Yes) matching |= std::size_t{1} << i;
  }
  if (options_.undocumented && !object.documented_others[matching]) return failed(Answer::Unsure);
  return &object.others[matching];
}

// As members() does, of an object without properties: there is no name to be looked for.
template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::free_members(const Cursor& cursor, Frame*& now,
                                                                         Position& at) {
  const ObjectShape& object = *now->object;
  for (;;) {
    std::string_view name;
    if (!cursor.plain_key(at, name)) {
      const ShapeId shape = other_member(*now, at);
      at = cursor.value_of_member(at);
      return shape;
    }
    const Property* const found = other(object, name);
    if (found == nullptr) return ShapeId::failed;
    at = cursor.value_of_member(at);
    const Way way = found->ways[ways_];
    if (way > Way::AnyString || !is_expected_string(cursor, *found, way, at)) return found->shape;
    at = cursor.behind_scalar(at, Token::String);
    const Step step = cursor.step(at, Token::Object);
    if (step == Step::More) continue;
    if (step == Step::Bad) return fail_child(Answer::Unsure);
    return close_object(now) == Went::Failed ? ShapeId::failed : kEnded;
  }
}

// Notes a property beyond the first 64. False: it was seen before.
template <typename Cursor>
bool ShapeMachine<Cursor>::see(std::uint32_t words, std::uint32_t number) {
  std::uint64_t& word = words_[words + number / kWordBits - 1];
  const std::uint64_t mask = std::uint64_t{1} << (number % kWordBits);
  const bool is_new = (word & mask) == 0;
  word |= mask;
  return is_new;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::close_object(Frame*& now) -> Went {
  if (!now->object->is_open_and_shut) {
    if (now->object->choice != kNone && !turn(*now, kNone, std::nullopt)) return Went::Failed;
    if (!is_within_limits(*now)) return fail(Answer::Invalid);
  }
  if ((now->object->required_first & ~now->seen) != 0) return fail(Answer::Invalid);
  if (repeats_.mark() != now->mark && repeats_.any_since(now->mark)) return fail(Answer::Unsure);
  --now;
  return Went::Behind;
}

template <typename Cursor>
bool ShapeMachine<Cursor>::is_within_limits(const Frame& frame) {
  const ObjectShape& object = *frame.object;
  const auto word = [&](std::size_t index) { return index == 0 ? frame.seen : words_[frame.words + index - 1]; };
  std::uint64_t count = repeats_.mark() - frame.mark + static_cast<std::uint64_t>(std::popcount(frame.seen));
  for (std::size_t i = 1; i < object.required.size(); ++i) {
    if ((object.required[i] & ~word(i)) != 0) return false;
    count += static_cast<std::uint64_t>(std::popcount(word(i)));
  }
  if (count < object.min || count > object.max) return false;
  const auto has = [&](std::uint32_t number) { return (word(number / kWordBits) >> (number % kWordBits) & 1U) != 0; };
  for (const Needs& needs : object.needs) {
    if (has(needs.member) && !has(needs.needed)) return false;
  }
  if (object.property_count > kWordBits) words_.resize(frame.words);
  return true;
}

}  // namespace contract::internal
