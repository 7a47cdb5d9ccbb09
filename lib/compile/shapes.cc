#include "compile/shapes.h"

#include <algorithm>
#include <array>

#include "compile/equal_blocks.h"
#include "compile/shape_builder.h"

namespace contract::internal {
namespace {

// Conjunctions of conjunctions can be very many, though those of schemas that people write are about as many as blocks.
constexpr std::size_t kShapesPerBlock = 8;
constexpr std::size_t kFewShapes = 4096;

Shape anything() {
  return {.tokens = kAnyToken, .expects = Expects::AnyString};
}

// The sequence that is made first is that of Test::Unsure.
Shape unsure() {
  Shape shape{.tokens = kAnyToken, .doubts = kAnyToken};
  shape.strings = shape.integers = shape.fractions = 0;
  return shape;
}

// Whether no text of the format has a backslash. That of an email address stands between quotes, which are written with
// a backslash themselves, and with that no address begins.
bool has_no_backslash(const Format& format) {
  constexpr std::array<std::string_view, 10> kPlain{"date", "time",  "uuid",          "ipv4",     "ipv6",
                                                    "uri",  "email", "uri-reference", "hostname", "duration"};
  return std::ranges::find(kPlain, format.name) != kPlain.end();
}

bool has_no_backslash(const StringTable& set) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (set[i].find('\\') != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

std::shared_ptr<const ShapeProgram> shapes_of(std::shared_ptr<const Program> program) {
  return ShapeBuilder(std::move(program)).finish();
}

ShapeBuilder::ShapeBuilder(std::shared_ptr<const Program> judged)
    : gatherer_(*judged),
      equals_(first_equals(*judged)),
      most_shapes_(kFewShapes + kShapesPerBlock * judged->blocks.size()) {
  result_.program = std::move(judged);
  result_.tests = {{.test = Test::Unsure}, {.test = Test::End}};
  result_.shapes = {anything(), Shape{}, unsure(), Shape{}};
  result_.arrays.emplace_back();
  result_.properties.emplace_back();
  result_.names.emplace_back();
  result_.objects.emplace_back().others.emplace_back();
  result_.objects.front().documented_others = {true};
  result_.objects.front().settle();
  for (const Operand& number : program().numbers) result_.numbers.push_back(number_operand(number.written));
}

ShapeId ShapeBuilder::shape_of(BlockId block) {
  return shape_of(Conjunction::of({block}));
}

ShapeId ShapeBuilder::shape_of(const Conjunction& written) {
  const Conjunction conjunction = shared(written);
  if (conjunction.blocks.empty()) return ShapeId::anything;
  if (result_.shapes.size() >= most_shapes_) return ShapeId::unsure;
  const auto next = static_cast<ShapeId>(result_.shapes.size());
  const auto [known, is_new] = known_.emplace(conjunction, next);
  if (is_new) {
    result_.shapes.emplace_back();
    waiting_.emplace_back(next, conjunction);
  }
  return known->second;
}

// With the first of all equal blocks in place of each, so that equal schemas have one shape.
Conjunction ShapeBuilder::shared(const Conjunction& conjunction) const {
  std::vector<BlockId> blocks;
  for (const BlockId block : conjunction.blocks) blocks.push_back(equals_[static_cast<std::size_t>(block)]);
  Conjunction shared = Conjunction::of(std::move(blocks));
  shared.decisions = conjunction.decisions;
  return shared;
}

std::uint32_t ShapeBuilder::object_of(const Conjunction& conjunction, std::span<const std::string_view> names) {
  if (result_.objects.size() >= most_shapes_) return kUndecided;
  const auto next = static_cast<std::uint32_t>(result_.objects.size());
  const auto [known, is_new] = objects_.emplace(conjunction, next);
  if (is_new) {
    result_.objects.emplace_back();
    waiting_objects_.push_back({.index = next, .conjunction = conjunction, .names = {names.begin(), names.end()}});
  }
  return known->second;
}

std::shared_ptr<const ShapeProgram> ShapeBuilder::finish() {
  for (const auto& [uri, block] : program().entries) result_.entries.emplace(uri, shape_of(block));
  while (!waiting_.empty() || !waiting_objects_.empty()) {
    if (!waiting_.empty()) {
      const auto [id, conjunction] = std::move(waiting_.front());
      waiting_.pop_front();
      make(id, conjunction);
    } else {
      const WaitingObject next = std::move(waiting_objects_.front());
      waiting_objects_.pop_front();
      make_object(next);
    }
  }
  settle_choices(result_);
  add_number_rules();
  for (ArrayShape& array : result_.arrays) settle(array);
  add_slots(result_);
  for (ObjectShape& object : result_.objects) {
    object.number = static_cast<std::uint32_t>(&object - result_.objects.data());
    const auto properties = std::span(result_.properties).subspan(object.first_property, object.property_count);
    for (Property& property : properties) settle(property);
    for (Property& other : object.others) settle(other);
    object.has_plain_names = std::ranges::all_of(properties, &Property::is_matchable);
    for (const Property& property : properties) object.all_seen |= property.seen;
    object.ignores_others = object.has_plain_names && object.has_own_slots && object.name_tests == kNone &&
                            object.choice == kNone && object.patterns.empty() && object.is_open_and_shut &&
                            object.others.front().shape == ShapeId::anything;
  }
  return std::make_shared<const ShapeProgram>(std::move(result_));
}

void ShapeBuilder::add_number_rules() {
  for (std::size_t i = 0; i < result_.shapes.size(); ++i) {
    const auto rule = number_rule(result_, result_.shapes[i]);
    if (!rule) continue;
    number_rules_.emplace(static_cast<ShapeId>(i), result_.number_rules.size());
    result_.number_rules.push_back(*rule);
  }
}

// How the value is looked at, and into what.
Way ShapeBuilder::way_into(Property& property) const {
  const Shape& shape = result_.shape(property.shape);
  const auto takes = [&shape](Token token) { return (shape.tokens & ~shape.doubts & bit(token)) != 0; };
  if ((shape.tokens & bit(Token::String)) != 0) return static_cast<Way>(shape.expects);
  const ObjectShape& object = result_.objects[shape.object];
  if (takes(Token::Object) && object.opens_plainly && !object.chooses_first) {
    property.inside.object = &object;
    return Way::Object;
  }
  const ArrayShape& array = result_.arrays[shape.array];
  if (takes(Token::Array) && array.logic.empty()) {
    property.inside.array = &array;
    return Way::Array;
  }
  const auto rule = number_rules_.find(property.shape);
  if (rule == number_rules_.end()) return Way::Other;
  const bool asks = (shape.tokens & kAnyNumber) != kAnyNumber || shape.integers != kNone;
  property.inside.numbers = asks ? &result_.number_rules[rule->second] : nullptr;
  return Way::Number;
}

// What the machine looks at in one go is put together here.
void ShapeBuilder::settle(Property& property) const {
  const Way way = way_into(property);
  const bool turns = property.turn != Turn::None;
  property.ways = {turns || (property.special & Property::kFar) != 0 ? Way::Special : way,
                   turns || property.special != 0 ? Way::Special : way};
}

void ShapeBuilder::settle(ArrayShape& array) const {
  if (!array.prefix.empty() || array.unique || array.rest == ShapeId::failed) return;
  array.item.shape = array.rest;
  settle(array.item);
}

// One token after the other, because what applies depends on it: of "a string or an object" each keeps its own half.
void ShapeBuilder::make(ShapeId id, const Conjunction& conjunction) {
  Shape shape{.masks = conjunction.is_secret(program())};
  for (std::size_t number = 0; number < kTokens; ++number) {
    const auto token = static_cast<Token>(number);
    Gathered gathered = gatherer_.gather(conjunction, token);
    // In a secret slot a mask stands for any string, for each alternative another one.
    if (token == Token::String && shape.masks && (gathered.rejected || gathered.chooses)) {
      gathered.rejected = false;
      gathered.unsure = true;
    }
    if (gathered.rejected) continue;
    shape.tokens |= bit(token);
    switch (token) {
      case Token::Null:
      case Token::True:
      case Token::False:
        if (!gathered.accepts_all()) shape.doubts |= bit(token);
        break;
      case Token::Integer: shape.integers = add_tests(*this, gathered, token); break;
      case Token::Fraction: shape.fractions = add_tests(*this, gathered, token); break;
      case Token::String:
        shape.strings = add_tests(*this, gathered, token);
        shape.long_enough = long_enough(shape.strings);
        expect_string(shape);
        break;
      case Token::Array: make_array(gathered, shape); break;
      case Token::Object: shape.object = gathered.accepts_all() ? 0 : object_of(conjunction); break;
      case Token::Bad: break;
    }
  }
  if (shape.object == kUndecided) {
    shape.object = 0;
    shape.doubts |= bit(Token::Object);
  }
  result_.shapes[static_cast<std::size_t>(id)] = shape;
}

// A code point takes twelve bytes at the most, as two escapes.
std::uint32_t ShapeBuilder::long_enough(std::uint32_t strings) const {
  constexpr std::uint32_t kLongest = 12;
  if (strings == kNone) return kNone;
  const ScalarTest& first = result_.tests[strings];
  const bool alone = first.test == Test::MinLength && result_.tests[strings + 1].test == Test::End;
  return alone && first.wide() < kNone / kLongest ? first.a * kLongest : kNone;
}

void ShapeBuilder::expect_string(Shape& shape) const {
  if (shape.strings == kNone) shape.expects = Expects::AnyString;
  if (shape.strings == kNone || result_.tests[shape.strings + 1].test != Test::End) return;
  const ScalarTest& only = result_.tests[shape.strings];
  if (only.test == Test::Ulid) shape.expects = Expects::Ulid;
  if (only.test == Test::DateTime) shape.expects = Expects::DateTime;
  if (only.test == Test::BuiltInFormat && has_no_backslash(*result_.formats[only.a])) {
    shape.operand = only.a;
  }
  if (only.test == Test::OneOfStrings && has_no_backslash(result_.string_sets[only.a])) {
    shape.expects = Expects::OneOfStrings;
    shape.operand = only.a;
  }
}

void ShapeBuilder::make_array(const Gathered& gathered, Shape& shape) {
  if (gathered.accepts_all()) return;
  ArrayShape array;
  if (!fill_array(*this, gathered, array)) {
    shape.doubts |= bit(Token::Array);
    return;
  }
  shape.array = static_cast<std::uint32_t>(result_.arrays.size());
  result_.arrays.push_back(std::move(array));
}

void ShapeBuilder::make_object(const WaitingObject& waiting) {
  const Gathered gathered = gatherer_.gather(waiting.conjunction, Token::Object);
  ObjectShape object;
  object.refused = gathered.rejected;
  object.undecided = !gathered.rejected && !fill_object(*this, waiting.conjunction, waiting.names, gathered, object);
  object.settle();
  result_.objects[waiting.index] = std::move(object);
}

bool ShapeBuilder::add_logic(const Gathered& gathered, std::vector<Logic>& logic) {
  const auto asserted = [this](BlockId block) { return block == BlockId::none ? ShapeId::anything : shape_of(block); };
  for (const AppliedRule& applied : gathered.open) {
    const Instruction& instruction = program().code[applied.at];
    Logic added;
    switch (instruction.op) {
      case Op::AnyOf:
      case Op::OneOf:
        added.kind = instruction.op == Op::AnyOf ? Logic::Kind::AnyOf : Logic::Kind::OneOf;
        for (const BlockId branch : program().branch_tables[instruction.a].branches) {
          added.shapes.push_back(shape_of(branch));
        }
        break;
      case Op::Not:
        added.kind = Logic::Kind::Not;
        added.shapes.push_back(shape_of(static_cast<BlockId>(instruction.a)));
        break;
      case Op::If: {
        const Condition& condition = program().conditions[instruction.a];
        added.kind = Logic::Kind::If;
        added.shapes = {shape_of(condition.condition), asserted(condition.then), asserted(condition.otherwise)};
        // "Otherwise" holds more often than not, and then the condition need not be looked at.
        if (condition.then == BlockId::none) {
          added.kind = Logic::Kind::AnyOf;
          added.shapes = {added.shapes[2], added.shapes[0]};
        }
        break;
      }
      case Op::WhenMember:
        added.kind = Logic::Kind::WhenMember;
        added.member = {.text = program().names[instruction.a]};
        added.shapes.push_back(shape_of(static_cast<BlockId>(instruction.b)));
        break;
      default: return false;
    }
    logic.push_back(std::move(added));
  }
  return !gathered.unsure;
}

}  // namespace contract::internal
