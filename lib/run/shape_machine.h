#pragma once
// Holds a text to shapes: one pass, one look at each value, in the order of the text.
//
// A template over the cursor, so that the structural offsets and the tape run the same code. Containers are kept on a
// stack of its own; only applicators that take a second look at a container (Logic) recurse, and these are counted.
//
// Answers: Valid means that the text is JSON and the program would accept it without any finding. Invalid means that
// the program would reject it, or the text is no JSON. In all doubt it is Unsure, which costs time and nothing else.
#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "program/shape.h"
#include "run/answer.h"
#include "run/member_order.h"
#include "run/put_off.h"
#include "run/repeats.h"
#include "run/scalar_tests.h"
#include "run/shape_options.h"
#include "run/structural_cursor.h"

namespace contract::internal {

// Steady: the first look, and members come in the order of the document before, mostly. Varied: in whatever order.
// Again: a second look, which asks what the first does not, and leaves the grammar to that.
enum class Look : std::uint8_t { Steady, Varied, Again };

template <typename Cursor>
class ShapeMachine {
 public:
  using Position = typename Cursor::Position;

  // `shapes` outlive the machine.
  ShapeMachine(const ShapeProgram& shapes, const ShapeOptions& options)
      : shapes_(shapes),
        shape_table_(shapes.shapes.data()),
        object_table_(shapes.objects.data()),
        property_table_(shapes.properties.data()),
        choices_(shapes.choices.data()),
        options_(options),
        ways_(options.undocumented ? 1 : 0),
        tests_(shapes),
        frames_(std::min(options.max_depth, kDeepest) + 1),
        guesses_(shapes.properties.size() + shapes.objects.size(), shapes.properties.data()),
        behind_(guesses_.data()),
        beginnings_(guesses_.data() + shapes.properties.size()) {}

  // Judges the value at `at`, and moves behind it if the answer is Valid. `budget` limits second looks.
  Answer judge(const Cursor& cursor, ShapeId shape, Position& at, std::uint64_t budget) {
    cursor_ = &cursor;
    budget_ = budget;
    top_ = frames_.data();
    nesting_ = 0;
    repeats_.clear();
    words_.clear();
    if (!options_.guesses || !order_.is_steady()) {
      put_off_.clear();
      const Answer holds = value<Look::Varied>(shape, at);
      return holds == Answer::Valid ? strings_put_off(cursor) : holds;
    }
    const Position begin = at;
    wrong_guesses_ = 0;
    const Answer holds = value<Look::Steady>(shape, at);
    order_.note(wrong_guesses_, static_cast<std::uint64_t>(at - begin));
    return holds;
  }

 private:
  static constexpr std::size_t kDeepest = 1024;  // as deep as the tape goes
  static constexpr int kDeepestLogic = 32;

  // A container around the value that is looked at; the outermost frame is none.
  struct Frame {
    const ObjectShape* object = nullptr;
    const ArrayShape* array = nullptr;
    std::uint64_t seen = 0;           // bits of the first 64 properties
    std::uint32_t count = 0;          // items before the present one
    std::uint32_t mark = 0;           // in repeats_
    std::uint32_t words = 0;          // where the bits of the other properties are in words_
    const Property** next = nullptr;  // in guesses_: the member that came next the last time
    Position open{};
  };

  // How the look at one value went on.
  enum class Went : std::uint8_t { Behind, Inside, Failed };

  template <Look kLook>
  Answer value(ShapeId shape, Position& begin);
  Went enter(const Cursor& cursor, const Shape& shape, Frame*& now, Position& at);
  bool string_holds(const Cursor& cursor, const Shape& shape, Expects expects, Position at);
  Answer string(const Cursor& cursor, const Shape& shape, Expects expects, Position at);
  Answer strings_put_off(const Cursor& cursor);
  template <Expects kExpects>
  Answer strings_put_off(const Cursor& cursor);
  Answer tested_string(const Shape& shape, Position at);
  Went number(const Cursor& cursor, const Shape& shape, Position& at);
  Went enter_array(const Cursor& cursor, const Shape& shape, Frame*& now, Position& at);
  Went enter_object(const Cursor& cursor, const Shape& shape, Frame*& now, Position& at);
  Answer look_again(const ObjectShape& object, Position at);
  Went close_array(Frame*& now);
  Went close_object(Frame*& now);
  bool is_within_limits(const Frame& frame);
  static bool is_outermost(const Frame& frame) {
    return (&frame)[-1].object == nullptr && (&frame)[-1].array == nullptr;
  }

  bool is_expected_number(const Cursor& cursor, const Property& property, Position at);
  ShapeId items(const Cursor& cursor, Frame*& now, Position& at);
  ShapeId item(const Frame& frame, Position at);
  bool note_item(Position at);
  template <Look kLook>
  ShapeId members(const Cursor& cursor, Frame*& now, Position& at);
  bool is_expected_string(const Cursor& cursor, const Property& property, Way way, Position at);
  static bool passes_over(const Cursor& cursor, const ObjectShape& object, Position at);
  void open(Frame& frame, const ObjectShape& object, Position at);
  void open(Frame& frame, const ArrayShape& array);
  ShapeId next_item(const Cursor& cursor, Frame*& now, Position& at);
  bool enters_item(const Cursor& cursor, Frame*& now, Position& at);
  bool is_to_enter_object(const Cursor& cursor, const Frame* now, Position at) const {
    return cursor.is_object(at) && !cursor.is_empty(at) && now != &frames_.back();
  }
  bool is_to_enter_array(const Cursor& cursor, const Frame* now, Position at) const {
    return cursor.is_array(at) && !cursor.is_empty(at) && now != &frames_.back();
  }
  const Property** at_beginning_of(const ObjectShape& object) { return beginnings_ + object.number; }
  const Property** behind(const Property& property) { return behind_ + (&property - property_table_); }
  const ObjectShape* plainly_chosen(const Cursor& cursor, const ObjectShape& object, const Property& property,
                                    Position value);
  ShapeId searched_member(Frame& frame, Position at);
  ShapeId special_member(Frame& frame, const Property& property, Position at);
  ShapeId other_member(Frame& frame, Position at);
  const Property* other(const ObjectShape& object, std::string_view name);
  ShapeId free_members(const Cursor& cursor, Frame*& now, Position& at);
  static const Property& glanced(const Cursor& cursor, const ObjectShape& object, Position at);
  const Property* search(const ObjectShape& object, Position at);
  bool see(std::uint32_t words, std::uint32_t number);

  std::uint32_t choose(const Choice& choice, std::optional<Position> chooser);
  std::uint32_t find_choice(const ObjectShape& object, Position open);
  std::uint32_t find_choice_from(const ObjectShape& object, Position at);
  bool turn(Frame& frame, std::uint32_t number, std::optional<Position> at);
  std::optional<Position> find(const WrittenName& member, Position open);
  std::optional<Position> find_from(const WrittenName& member, Position at);
  Answer logic(const std::vector<Logic>& all, Position at);
  Answer alternative(ShapeId shape, Position at);
  Answer contains(const Logic& rule, Position at);

  Went fail(Answer why) {
    failure_ = why;
    return Went::Failed;
  }
  // In place of the shape of a member or item: the container was left, or one in it was entered.
  static constexpr auto kEnded = static_cast<ShapeId>(0xFFFFFFFF);
  static constexpr auto kEntered = static_cast<ShapeId>(0xFFFFFFFE);
  ShapeId fail_child(Answer why) {
    failure_ = why;
    return ShapeId::failed;
  }

  const ShapeProgram& shapes_;
  const Shape* shape_table_;
  const ObjectShape* object_table_;
  const Property* property_table_;
  const Choice* choices_;
  ShapeOptions options_;
  std::size_t ways_;  // which of Property::ways
  ScalarTests tests_;
  const Cursor* cursor_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<const Property*> guesses_;  // behind each property, and at the beginning of each object
  const Property** behind_;               // in guesses_
  const Property** beginnings_;           // likewise
  Frame* top_ = nullptr;                  // the first frame that a second look may use
  std::vector<std::uint64_t> words_;
  Repeats repeats_;
  Answer failure_ = Answer::Unsure;
  std::uint64_t budget_ = 0;
  int nesting_ = 0;
  std::uint64_t wrong_guesses_ = 0;
  MemberOrder order_;
  PutOff<Position> put_off_;
  bool lost_ = false;     // find() could not tell
  bool settled_ = false;  // choose() came by a value of which nothing else is asked
};

// What runs for every value is inlined here by force: then position and frame stay in registers, which makes this twice
// as fast.
template <typename Cursor>
template <Look kLook>
Answer ShapeMachine<Cursor>::value(ShapeId id, Position& begin) {
  const Cursor cursor = *cursor_;
  Position at = begin;
  Frame* now = top_;
  now->object = nullptr;
  now->array = nullptr;
  Went went = enter(cursor, shapes_.shape(id), now, at);
  for (;;) {
    while (went == Went::Behind) {
      if (now->object != nullptr) [[likely]] {
        const Step step = cursor.step(at, Token::Object);
        went = step == Step::More ? Went::Inside : step == Step::End ? close_object(now) : fail(Answer::Unsure);
      } else if (now->array != nullptr) {
        ++now->count;
        const Step step = cursor.step(at, Token::Array);
        went = step == Step::More ? Went::Inside : step == Step::End ? close_array(now) : fail(Answer::Unsure);
      } else {
        begin = at;
        return Answer::Valid;
      }
    }
    if (went == Went::Failed) break;
    ShapeId child = ShapeId::anything;
    if (now->object == nullptr) {
      child = items(cursor, now, at);
    } else if (kLook != Look::Again && now->object->has_free_names) {
      child = free_members(cursor, now, at);
    } else {
      child = members<kLook>(cursor, now, at);
    }
    if (kLook == Look::Again && child == ShapeId::anything) {
      at = cursor.skip(at, budget_);
      went = Went::Behind;
    } else if (child == ShapeId::failed) {
      break;
    } else if (child == kEnded) {
      went = Went::Behind;
    } else if (child == kEntered) {
      went = Went::Inside;
    } else {
      went = enter(cursor, shape_table_[static_cast<std::size_t>(child)], now, at);
    }
  }
  begin = at;
  return failure_;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::enter(const Cursor& cursor, const Shape& shape, Frame*& now,
                                                               Position& at) -> Went {
  if (cursor.is_string(at)) [[likely]] {
    const Answer holds = string(cursor, shape, shape.expects, at);
    if (holds != Answer::Valid) return fail(holds);
    at = cursor.behind_scalar(at, Token::String);
    return Went::Behind;
  }
  const Token token = cursor.lead(at);
  if (token == Token::Object) return enter_object(cursor, shape, now, at);
  if (token == Token::Array) return enter_array(cursor, shape, now, at);
  if (token == Token::Integer) return number(cursor, shape, at);
  if (token == Token::Bad || !cursor.is_literal(at, token)) return fail(Answer::Unsure);
  if ((shape.tokens & bit(token)) == 0) return fail(Answer::Invalid);
  if ((shape.doubts & bit(token)) != 0) return fail(Answer::Unsure);
  at = cursor.behind_scalar(at, token);
  return Went::Behind;
}

// Whether the string surely holds, from a look at how it is written.
template <typename Cursor>
[[gnu::always_inline]] inline bool ShapeMachine<Cursor>::string_holds(const Cursor& cursor, const Shape& shape,
                                                                      Expects expects, Position at) {
  if (expects == Expects::AnyString) return true;
  if (expects == Expects::OtherString && shape.operand == kNone) return cursor.is_long(at, shape.long_enough);
  const std::string_view text = cursor.written(at);
  if (expects == Expects::Ulid) return Cursor::is_ulid(text);
  if (expects == Expects::OneOfStrings) {
    return shapes_.string_sets[shape.operand].find_readable(text) != StringTable::kAbsent;
  }
  if (expects == Expects::DateTime) return is_date_time(text);
  return shapes_.formats[shape.operand]->accepts(text);
}

template <typename Cursor>
[[gnu::always_inline]] inline Answer ShapeMachine<Cursor>::string(const Cursor& cursor, const Shape& shape,
                                                                  Expects expects, Position at) {
  return string_holds(cursor, shape, expects, at) ? Answer::Valid : tested_string(shape, at);
}

// Judges the strings that were put off, all that are expected to be alike one after the other.
template <typename Cursor>
Answer ShapeMachine<Cursor>::strings_put_off(const Cursor& cursor) {
  Answer holds = strings_put_off<Expects::Ulid>(cursor);
  if (holds == Answer::Valid) holds = strings_put_off<Expects::DateTime>(cursor);
  if (holds == Answer::Valid) holds = strings_put_off<Expects::OneOfStrings>(cursor);
  if (holds == Answer::Valid) holds = strings_put_off<Expects::OtherString>(cursor);
  put_off_.clear();
  return holds;
}

template <typename Cursor>
template <Expects kExpects>
Answer ShapeMachine<Cursor>::strings_put_off(const Cursor& cursor) {
  for (const auto& [at, id] : put_off_.those(kExpects)) {
    const Answer holds = string(cursor, shape_table_[static_cast<std::size_t>(id)], kExpects, at);
    if (holds != Answer::Valid) return holds;
  }
  return Answer::Valid;
}

template <typename Cursor>
Answer ShapeMachine<Cursor>::tested_string(const Shape& shape, Position at) {
  if ((shape.tokens & bit(Token::String)) == 0) return Answer::Invalid;
  const Answer holds = tests_.all(shape.strings, cursor_->string(at));
  // A masked secret is as good as the secret.
  return holds == Answer::Invalid && shape.masks ? Answer::Unsure : holds;
}

template <typename Cursor>
[[gnu::always_inline]] inline auto ShapeMachine<Cursor>::number(const Cursor& cursor, const Shape& shape, Position& at)
    -> Went {
  typename Cursor::Number number;
  if (!cursor.number(at, number)) return fail(Answer::Unsure);
  // Where both sorts are welcome and nothing is tested, the sort does not matter.
  if ((shape.tokens & kAnyNumber) != kAnyNumber || shape.integers != kNone || shape.fractions != kNone) {
    if ((shape.tokens & kAnyNumber) == 0) return fail(Answer::Invalid);
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

}  // namespace contract::internal

#include "run/shape_machine_arrays.h"   // IWYU pragma: keep
#include "run/shape_machine_logic.h"    // IWYU pragma: keep
#include "run/shape_machine_objects.h"  // IWYU pragma: keep
