#pragma once
// Holds texts to shapes: what takes a second look at a container. Part of shape_machine.h, which includes it.

#include "run/shape_machine.h"

namespace contract::internal {

// The object shape that a choice gives; `chooser` is the value of its member, if the object has it.
template <typename Cursor>
std::uint32_t ShapeMachine<Cursor>::choose(const Choice& choice, std::optional<Position> chooser) {
  if (!chooser) return choice.absent;
  const Token token = cursor_->lead(*chooser);
  if (token == Token::Bad) return kUndecided;
  if (token != Token::String) return choice.no_string;
  const std::string_view text = cursor_->string(*chooser);
  const std::uint32_t number = choice.values.find_readable(text);
  if (number != StringTable::kAbsent) {
    const Choice::Outcome& outcome = choice.outcomes[number];
    settled_ = outcome.settles;
    return outcome.object;
  }
  // A masked secret stands for any string.
  return text.find_first_not_of('*') == std::string_view::npos ? kUndecided : choice.otherwise;
}

// The same for the object that begins at `open`, wherever its member stands.
template <typename Cursor>
std::uint32_t ShapeMachine<Cursor>::find_choice(const ObjectShape& object, Position open) {
  if (cursor_->is_empty(open)) return shapes_.choices[object.choice].absent;
  return find_choice_from(object, cursor_->inside(open));
}

// Likewise, if its member is not in front of the one at `at`.
template <typename Cursor>
std::uint32_t ShapeMachine<Cursor>::find_choice_from(const ObjectShape& object, Position at) {
  const Choice& choice = shapes_.choices[object.choice];
  const std::optional<Position> chooser = find_from(choice.member, at);
  return lost_ ? kUndecided : choose(choice, chooser);
}

// Puts the chosen object in the place of the one that chooses. `number` is that of the property whose name stands at
// `at`; kNone if none does; `at` is nothing behind the last member. What was seen before stays seen: the chosen object
// numbers those properties alike. False: it failed.
template <typename Cursor>
bool ShapeMachine<Cursor>::turn(Frame& frame, std::uint32_t number, std::optional<Position> at) {
  const std::uint32_t first = frame.object->first_property;
  const bool decides = number != kNone && property_table_[first + number].turn == Turn::Chooses;
  settled_ = false;
  // Had the member that decides been seen before, the choice would be made.
  std::uint32_t index = kUndecided;
  if (decides) {
    index = choose(shapes_.choices[frame.object->choice], cursor_->value_of_member(*at));
  } else if (at) {
    index = find_choice_from(*frame.object, *at);
  } else {
    index = shapes_.choices[frame.object->choice].absent;
  }
  settled_ = settled_ && decides;
  while (index != kRefused && index != kUndecided && object_table_[index].choice != kNone) {
    index = find_choice(object_table_[index], frame.open);
    settled_ = false;
  }
  if (index == kRefused || index == kUndecided) {
    failure_ = index == kRefused ? Answer::Invalid : Answer::Unsure;
    return false;
  }
  frame.object = &object_table_[index];
  frame.next = at_beginning_of(*frame.object);
  top_ = &frame + 1;
  const bool settled = settled_;  // a second look may choose, too
  failure_ = look_again(*frame.object, frame.open);
  settled_ = settled;
  return failure_ == Answer::Valid;
}

// The value of a member of the object at `open`: nothing if it has none.
template <typename Cursor>
auto ShapeMachine<Cursor>::find(const WrittenName& member, Position open) -> std::optional<Position> {
  lost_ = false;
  if (cursor_->is_empty(open)) return std::nullopt;
  return find_from(member, cursor_->inside(open));
}

// Likewise, of the members from the one at `at` on.
template <typename Cursor>
auto ShapeMachine<Cursor>::find_from(const WrittenName& member, Position at) -> std::optional<Position> {
  lost_ = false;
  for (;;) {
    bool found = cursor_->is(at, member.written);
    if (!found) {
      std::string_view name;
      if (!member.written.is_matchable() || !cursor_->plain_key(at, name)) {
        lost_ = !cursor_->key(at, name);
        if (lost_) return std::nullopt;
        found = name == member.text;
      }
    }
    at = cursor_->value_of_member(at);
    if (found) return at;
    at = cursor_->skip(at, budget_);
    lost_ = budget_ == 0;
    if (lost_) return std::nullopt;
    switch (cursor_->step(at, Token::Object)) {
      case Step::More: break;
      case Step::End: return std::nullopt;
      case Step::Bad: lost_ = true; return std::nullopt;
    }
  }
}

// Judges a container a second time, from its beginning.
template <typename Cursor>
Answer ShapeMachine<Cursor>::alternative(ShapeId shape, Position at) {
  if (shape == ShapeId::anything) return Answer::Valid;
  if (nesting_ == kDeepestLogic || top_ > &frames_.back() || budget_ == 0) return Answer::Unsure;
  Frame* const top = top_;
  const std::size_t words = words_.size();
  const std::uint32_t mark = repeats_.mark();
  const Position begin = at;
  ++nesting_;
  const Answer holds = value<Look::Again>(shape, at);
  --nesting_;
  top_ = top;
  words_.resize(words);
  repeats_.cut(mark);
  constexpr std::uint64_t kFailedLook = 16;  // mostly short, and how far it went is not known
  const std::uint64_t cost = holds == Answer::Valid ? static_cast<std::uint64_t>(at - begin) : kFailedLook;
  budget_ -= std::min(budget_, cost);
  return holds;
}

template <typename Cursor>
Answer ShapeMachine<Cursor>::logic(const std::vector<Logic>& all, Position at) {
  Answer worst = Answer::Valid;
  for (const Logic& rule : all) {
    Answer holds = Answer::Unsure;
    Tally tally;
    switch (rule.kind) {
      case Logic::Kind::AnyOf:
        for (const ShapeId shape : rule.shapes) {
          if (tally.any() != Answer::Valid) tally.add(alternative(shape, at));
        }
        holds = tally.any();
        break;
      case Logic::Kind::OneOf:
        for (const ShapeId shape : rule.shapes) tally.add(alternative(shape, at));
        holds = tally.exactly_one();
        break;
      case Logic::Kind::Not: holds = opposite(alternative(rule.shapes.front(), at)); break;
      case Logic::Kind::If: {
        const Answer condition = alternative(rule.shapes[0], at);
        if (condition != Answer::Unsure) {
          holds = alternative(rule.shapes[condition == Answer::Valid ? 1 : 2], at);
        }
        break;
      }
      case Logic::Kind::Contains: holds = contains(rule, at); break;
      case Logic::Kind::WhenMember: {
        const std::optional<Position> there = find(rule.member, at);
        if (!lost_) holds = there ? alternative(rule.shapes.front(), at) : Answer::Valid;
        break;
      }
    }
    worst = worse(worst, holds);
    if (worst == Answer::Invalid) break;
  }
  return worst;
}

template <typename Cursor>
Answer ShapeMachine<Cursor>::contains(const Logic& rule, Position at) {
  Tally tally;
  if (cursor_->is_empty(at)) return tally.between(rule.min, rule.max);
  at = cursor_->inside(at);
  for (;;) {
    tally.add(alternative(rule.shapes.front(), at));
    at = cursor_->skip(at, budget_);
    if (budget_ == 0) return Answer::Unsure;
    switch (cursor_->step(at, Token::Array)) {
      case Step::More: break;
      case Step::End: return tally.between(rule.min, rule.max);
      case Step::Bad: return Answer::Unsure;
    }
  }
}

}  // namespace contract::internal
