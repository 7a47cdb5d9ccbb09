#pragma once
// Holds texts to shapes: objects. Part of shape_machine.h, which includes it.

#include "run/shape_machine.h"

namespace contract::internal {

inline constexpr std::uint32_t kWordBits = 64;

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::enter_object(const Cursor& cursor, const Shape& shape,
                                                                      Frame& now, Position& at) -> Went {
  if ((shape.tokens & bit(Token::Object)) == 0) return fail(Answer::Invalid);
  if ((shape.doubts & bit(Token::Object)) != 0 || depth_ == kDeepest) return fail(Answer::Unsure);
  std::uint32_t index = shape.object;
  while (object_table_[index].choice != kNone) {
    index = choose(index, at);
    if (index == kRefused) return fail(Answer::Invalid);
    if (index == kUndecided) return fail(Answer::Unsure);
  }
  const ObjectShape& object = object_table_[index];
  frames_[depth_++] = now;
  now.object = &object;
  now.seen = 0;
  now.count = 0;
  now.shape = index;
  now.expected = order_.first(index);
  now.previous = kNone;
  now.mark = repeats_.mark();
  if (!object.is_open_and_shut) {
    const Answer holds = look_again(object, at);
    if (holds != Answer::Valid) return fail(holds);
    now.words = static_cast<std::uint32_t>(words_.size());
    if (object.property_count > kWordBits) words_.resize(words_.size() + object.required.size() - 1);
  }
  if (!cursor.is_empty(at)) [[likely]] {
    at = cursor.inside(at);
    return Went::Inside;
  }
  at = cursor.behind_empty(at);
  const Went went = close_object(now);
  now = frames_[--depth_];
  return went;
}

// What an object is asked besides its members and their number.
template <typename Cursor>
Answer ShapeMachine<Cursor>::look_again(const ObjectShape& object, Position at) {
  if (object.refused) return Answer::Invalid;
  if (object.undecided) return Answer::Unsure;
  if (object.logic.empty()) return Answer::Valid;
  return options_.undocumented ? Answer::Unsure : logic(object.logic, at);
}

// Tries the member that came next the last time, and the one after that: members are left out more often than moved.
template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::member(const Cursor& cursor, Frame& now, Position& at) {
  std::uint32_t property = now.expected;
  if (!cursor.is(at, property_table_[property])) {
    property = order_.after(property);
    if (!cursor.is(at, property_table_[property])) {
      property = search(*now.object, at);
      if (property == kNone) {
        const ShapeId other = other_member(*now.object, at);
        at = cursor.value_of_member(at);
        return other;
      }
      order_.learn(now.shape, now.previous, property);
    }
  }
  now.previous = property;
  now.expected = order_.after(property);
  return named_member(cursor, now, property_table_[property], at);
}

template <typename Cursor>
[[gnu::always_inline]] inline ShapeId ShapeMachine<Cursor>::named_member(const Cursor& cursor, Frame& now,
                                                                         const Property& property, Position& at) {
  // A member that stands twice is a finding of its own, whatever else it is.
  if ((now.seen & property.seen) != 0) return fail_child(Answer::Unsure);
  now.seen |= property.seen;
  if (property.seen == 0) [[unlikely]] {
    if (!see(now.words, now.previous - now.object->first_property)) return fail_child(Answer::Unsure);
  }
  if (options_.undocumented && !property.documented) return fail_child(Answer::Unsure);
  at = cursor.value_of_member(at);
  return property.shape;
}

// The property whose name stands at `at`; kNone if it has another, or none at all.
template <typename Cursor>
std::uint32_t ShapeMachine<Cursor>::search(const ObjectShape& object, Position at) {
  std::string_view name;
  if (!cursor_->key(at, name)) return kNone;
  const std::uint32_t number = object.names.find(name);
  if (number == StringTable::kAbsent) return kNone;
  if (object.name_tests != kNone && tests_.all(object.name_tests, name) != Answer::Valid) return kNone;
  return object.first_property + number;
}

template <typename Cursor>
ShapeId ShapeMachine<Cursor>::other_member(const ObjectShape& object, Position at) {
  std::string_view name;
  if (!cursor_->key(at, name)) return fail_child(Answer::Unsure);
  repeats_.add(hash_of_all(name));
  if (object.name_tests != kNone) {
    const Answer holds = tests_.all(object.name_tests, name);
    if (holds != Answer::Valid) return fail_child(holds);
  }
  std::size_t matching = 0;
  for (std::size_t i = 0; i < object.patterns.size(); ++i) {
    const Match match = shapes_.program->patterns[object.patterns[i]].search(name);
    if (match == Match::Undecided) return fail_child(Answer::Unsure);
    if (match == Match::Yes) matching |= std::size_t{1} << i;
  }
  if (options_.undocumented && !object.documented_others[matching]) return fail_child(Answer::Unsure);
  return object.others[matching];
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
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::close_object(const Frame& now) -> Went {
  const ObjectShape& object = *now.object;
  if ((object.required_first & ~now.seen) != 0) return fail(Answer::Invalid);
  if (!object.is_open_and_shut && !is_within_limits(object, now.seen, now.count, now.words)) {
    return fail(Answer::Invalid);
  }
  if (repeats_.any_since(now.mark)) return fail(Answer::Unsure);
  return Went::Behind;
}

template <typename Cursor>
bool ShapeMachine<Cursor>::is_within_limits(const ObjectShape& object, std::uint64_t seen, std::uint32_t count,
                                            std::uint32_t words) {
  if (count < object.min || count > object.max) return false;
  const auto word = [&](std::size_t index) { return index == 0 ? seen : words_[words + index - 1]; };
  for (std::size_t i = 1; i < object.required.size(); ++i) {
    if ((object.required[i] & ~word(i)) != 0) return false;
  }
  const auto has = [&](std::uint32_t number) { return (word(number / kWordBits) >> (number % kWordBits) & 1U) != 0; };
  for (const Needs& needs : object.needs) {
    if (has(needs.member) && !has(needs.needed)) return false;
  }
  words_.resize(words);
  return true;
}

}  // namespace contract::internal
