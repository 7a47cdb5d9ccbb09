#pragma once
// A program seen from the value: everything that one value must be, whatever schemas said it.
//
// A Program has a block for each subschema, and several may apply to one value: references, allOf, the branch that was
// chosen. A Shape joins them, so that one pass over a text in its order, looking at each value once, gives the verdict.
// Shapes only serve verdicts. What they cannot decide for sure they leave to the program; findings are its business.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/decimal.h"
#include "program/number_rule.h"
#include "program/program.h"
#include "program/string_table.h"

namespace contract::internal {

enum class ShapeId : std::uint32_t {
  anything = 0,  // every value
  nothing = 1,   // no value
  unsure = 2,    // shapes cannot say: the program has to judge
  failed = 3,    // no value: the machine's own, where it failed before it came to the value
};

// What a value looks like from its first byte, but for the two sorts of numbers.
enum class Token : std::uint8_t { Null, True, False, Integer, Fraction, String, Array, Object, Bad };
inline constexpr std::size_t kTokens = 8;  // Bad is none
constexpr std::uint8_t bit(Token token) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(token));
}
inline constexpr std::uint8_t kAnyNumber = bit(Token::Integer) | bit(Token::Fraction);
inline constexpr std::uint8_t kAnyToken = 0xFF;

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class Test : std::uint8_t {
#define TEST(name, text) name,
#include "program/tests.def"
#undef TEST
};
std::string_view to_string(Test test);

// One step of a sequence that ends with Test::End; all have to hold.
struct ScalarTest {
  Test test = Test::End;
  std::uint32_t a = 0;
  std::uint32_t b = 0;

  std::uint64_t wide() const { return (static_cast<std::uint64_t>(b) << 32U) | a; }
};

// The first look at a value: what is mostly found. It only sorts; what does not look so is looked at from the start.
enum class Expects : std::uint8_t {
  // Strings of which a test says the same as `Shape::strings`, and none with an escape passes: so they may be tested as
  // they are written, and only those that fail have to be unescaped.
  Ulid,
  DateTime,
  OneOfStrings,  // of the set `operand`
  OtherString,   // of the format `operand`; or else to be looked at by the shape's tests, or no string may stand here
  AnyString,
};

// How the machine goes on from a member's name, if the value is what it mostly is; if not, it looks from the start.
enum class Way : std::uint8_t {
  // As Expects has them.
  Ulid,
  DateTime,
  OneOfStrings,
  OtherString,
  AnyString,
  Object,   // into `inside`
  Array,    // likewise
  Number,   // which `inside` has to allow
  Special,  // there is more to do than to look at the value
  Other,
};

// Half a cache line, so that an index becomes an address by a shift.
struct Shape {
  std::uint8_t tokens = 0;  // bits of the tokens that may stand here
  std::uint8_t doubts = 0;  // bits of those that may, but of which shapes cannot say whether they hold
  bool masks = false;       // a secret slot: a string that fails may be a mask, so failing proves nothing
  Expects expects = Expects::OtherString;
  std::uint32_t operand = kNone;  // of OneOfStrings; of OtherString a format, or none
  // Strings of so many bytes hold, however they are written. Where only their length matters, that saves a look.
  std::uint32_t long_enough = kNone;
  std::uint32_t strings = kNone;   // sequence of ScalarTest; none: every string holds
  std::uint32_t integers = kNone;  // likewise, of numbers without a fraction
  std::uint32_t fractions = kNone;
  std::uint32_t array = 0;   // index into ShapeProgram::arrays; 0: every array
  std::uint32_t object = 0;  // index into ShapeProgram::objects; 0: every object
};
static_assert(sizeof(Shape) == 32);

// What a member means for an object that chooses another shape by one of its members.
enum class Turn : std::uint8_t {
  None,     // its shape is the same whatever is chosen
  Chooses,  // its value decides
  Waits,    // its shape depends on the choice, so that this has to be made first
};

struct ArrayShape;
struct ObjectShape;

// One name that some keyword mentions, laid out for comparing with the text `"name":` at one go.
struct alignas(64) Property {
  static constexpr std::size_t kWritten = 32;
  static constexpr char kNever = ' ';  // no value or name begins so, not even a malformed one

  std::array<char, kWritten> written{kNever};  // `"name":`, filled up with zeros
  std::uint64_t seen = 0;                      // its bit in the set of members seen; none beyond the first 64
  // By the first of `ways`: the object or array that is entered, which asks nothing before its first member or item; or
  // what is asked of a number, null if nothing is.
  union {
    const ObjectShape* object = nullptr;
    const ArrayShape* array;
    const NumberRule* numbers;
  } inside;
  // A bit for each byte of `written` that counts. A name that is too long, or that texts have to escape, or with which
  // more is to be done than to look at its value, has a `written` that nothing matches.
  std::uint32_t mask = 1;
  std::uint32_t name_size = kNone;  // likewise, of a name that can be matched
  ShapeId shape = ShapeId::anything;
  Turn turn = Turn::None;
  std::uint8_t special = 0;  // bits of what is below: what the machine has to do besides looking at the value
  std::array<Way, 2> ways{Way::Other, Way::Other};  // the second one where undocumented members matter

  static constexpr std::uint8_t kFar = 2;           // it has no bit in `seen`
  static constexpr std::uint8_t kUndocumented = 4;  // the object says which members there are, and not this one

  bool is_matchable() const { return mask != 1; }
  // Makes it one that nothing matches.
  void hide() {
    written[0] = kNever;
    mask = 1;
    name_size = kNone;
  }
};
static_assert(sizeof(Property) == 64, "one cache line");

Property property_named(std::string_view name);

// A name, as it is written and as it is. Its characters outlive it.
struct WrittenName {
  std::string_view text;
  Property written = property_named(text);
};

// Applicators that take a second look at the same container.
struct Logic {
  enum class Kind : std::uint8_t { AnyOf, OneOf, Not, If, Contains, WhenMember };
  Kind kind = Kind::AnyOf;
  std::vector<ShapeId> shapes;  // If: condition, then, else
  WrittenName member;           // WhenMember
  std::uint64_t min = 0;        // Contains
  std::uint64_t max = 0;
};

struct ArrayShape {
  // What is looked at first, where all items are alike: `rest` as that of a member without a name. Way::Other: there
  // is more to do.
  Property item;
  std::vector<ShapeId> prefix;
  ShapeId rest = ShapeId::anything;
  std::uint64_t min = 0;
  std::uint64_t max = kUnlimited;
  bool unique = false;
  std::vector<Logic> logic;

  static constexpr std::uint64_t kUnlimited = 0xFFFFFFFFFFFFFFFF;
};

struct Needs {  // dependentRequired, on properties of one object shape
  std::uint32_t member = 0;
  std::uint32_t needed = 0;
};

// Instead of the index of an object shape.
inline constexpr std::uint32_t kRefused = 0xFFFFFFFF;    // no object may be so
inline constexpr std::uint32_t kUndecided = 0xFFFFFFFE;  // not for shapes to say

// The member whose string decides what else the object must be. The objects it gives number the properties of the one
// that has the choice as that one does, so that what was seen before the choice stays true after it.
struct Choice {
  WrittenName member;
  StringTable values;
  struct Outcome {
    std::uint32_t object = kRefused;  // index into ShapeProgram::objects
    bool settles = false;             // the object asks nothing else of the member
    // Besides, nothing has to be looked at when this object takes the place of the other, and the value has no
    // backslash.
    bool is_plain = false;
  };
  std::vector<Outcome> outcomes = {};  // of each value
  std::uint32_t otherwise = kRefused;  // of every other string
  std::uint32_t absent = kRefused;     // of an object without the member
  std::uint32_t no_string = kRefused;  // where the member is no string
};

// What every object is asked comes first, so that it lies in one cache line.
struct ObjectShape {
  std::uint64_t required_first = 0;  // required.front(), if there is one
  std::uint32_t first_property = 0;  // in ShapeProgram::properties; one that nothing matches if there are none
  std::uint32_t property_count = 0;
  std::uint32_t number = 0;          // in ShapeProgram::objects
  bool opens_plainly = true;         // there is nothing to look at before the first member
  bool is_open_and_shut = true;      // likewise, nor behind the last one, but for `required_first`
  bool declares = false;             // says which members there are, so that others are undocumented
  bool refused = false;              // no object holds
  bool undecided = false;            // not for shapes to say
  std::uint32_t name_tests = kNone;  // propertyNames: a sequence
  std::uint32_t choice = kNone;      // index into ShapeProgram::choices: the object it gives takes the place of this
  std::uint32_t slot_shift = 63;     // a glance at a name, times the factor, shifted by this, is a slot
  std::uint64_t slot_factor = 0;
  const Property* const* slots = nullptr;  // in ShapeProgram::slots, two at least
  bool has_plain_names = false;            // all properties can be matched as they are written
  bool has_own_slots = false;              // no two properties share a slot, so that a glance finds every one
  bool ignores_others = false;             // both, and any other member may be anything
  std::uint64_t all_seen = 0;              // the bits of all properties
  bool chooses_first = false;              // the choice has to be made before any member is looked at
  bool has_free_names = false;             // no property has a name, and there is no choice
  StringTable names;                       // number of a property, from 0
  std::vector<std::uint64_t> required;     // a bit for each property, 64 to a word
  std::vector<std::uint32_t> patterns;     // of names outside of `names`, index into Program::patterns
  std::vector<Property> others;            // of members under such names, by the set of patterns that match, as bits
  std::vector<bool> documented_others;     // likewise: whether such a name is documented
  std::uint64_t min = 0;
  std::uint64_t max = ArrayShape::kUnlimited;
  std::vector<Needs> needs;
  std::vector<Logic> logic;

  // To be called when all else is filled in.
  void settle();
};

// A number that values are compared with.
struct NumberOperand {
  Decimal decimal;
  double rounded = 0;  // the nearest double
};
NumberOperand number_operand(std::string_view digits);

// Numbers of an enumeration. All fit, or shapes leave the enumeration alone.
using NumberSet = std::vector<NumberOperand>;

struct ShapeProgram {
  std::vector<Shape> shapes;
  std::vector<ArrayShape> arrays;
  std::vector<ObjectShape> objects;
  std::vector<Property> properties;
  std::vector<std::string_view> names;  // of each property
  // Of each object: its properties, each where a glance at its name points to. Elsewhere is one that nothing matches.
  std::vector<const Property*> slots;
  std::vector<Choice> choices;

  std::vector<ScalarTest> tests;
  std::vector<std::vector<std::uint32_t>> groups;  // of Test::AnyOf and its like: sequences
  std::vector<StringTable> string_sets;
  std::vector<NumberSet> number_sets;
  std::vector<NumberOperand> numbers;  // as Program::numbers
  std::vector<NumberRule> number_rules;
  std::vector<const Format*> formats;

  std::map<std::string, ShapeId, std::less<>> entries;  // as Program::entries
  std::shared_ptr<const Program> program;               // patterns, formats and names are there

  const Shape& shape(ShapeId id) const { return shapes[static_cast<std::size_t>(id)]; }
};

}  // namespace contract::internal
