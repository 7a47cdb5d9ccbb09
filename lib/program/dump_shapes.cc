#include "program/dump_shapes.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>
#include <utility>

#include "document/writer.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, kTokens> kTokenNames{"null",     "true",   "false", "integer",
                                                            "fraction", "string", "array", "object"};

class Listing {
 public:
  explicit Listing(const ShapeProgram& shapes) : shapes_(shapes) {}

  std::string write() {
    for (const auto& [uri, shape] : shapes_.entries) add("entry {}: {}\n", uri, name(shape));
    constexpr std::size_t kFixed = 4;  // anything, nothing, unsure, failed
    for (std::size_t i = kFixed; i < shapes_.shapes.size(); ++i) shape(i, shapes_.shapes[i]);
    for (std::size_t i = 1; i < shapes_.arrays.size(); ++i) array(i, shapes_.arrays[i]);
    for (std::size_t i = 1; i < shapes_.objects.size(); ++i) object(i, shapes_.objects[i]);
    return std::move(text_);
  }

 private:
  template <typename... Arguments>
  void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
  }

  static std::string name(ShapeId id) {
    switch (id) {
      case ShapeId::anything: return "anything";
      case ShapeId::nothing: return "nothing";
      case ShapeId::unsure: return "unsure";
      case ShapeId::failed: return "failed";
    }
    return fmt::format("shape {}", static_cast<std::uint32_t>(id));
  }

  static std::string object_name(std::uint32_t index) {
    if (index == kRefused) return "nothing";
    return index == kUndecided ? "unsure" : fmt::format("object {}", index);
  }

  // What is taken whatever it is comes first, in one line.
  void shape(std::size_t number, const Shape& shape) {
    add("shape {}{}{}\n", number, shape.masks ? ": a secret" : "", shape.tokens == 0 ? ": no value" : "");
    std::string plain;
    std::string others;
    for (std::size_t i = 0; i < kTokens; ++i) {
      const auto token = static_cast<Token>(i);
      if ((shape.tokens & bit(token)) == 0) continue;
      const std::string asked = asked_of(shape, token);
      if (asked.empty()) {
        plain += fmt::format("{}{}", plain.empty() ? "  " : ", ", kTokenNames[i]);
      } else {
        others += fmt::format("  {}: {}\n", kTokenNames[i], asked);
      }
    }
    if (!plain.empty()) add("{}\n", plain);
    text_ += others;
  }

  std::string asked_of(const Shape& shape, Token token) const {
    if ((shape.doubts & bit(token)) != 0) return "unsure";
    switch (token) {
      case Token::String: return sequence(shape.strings) + (is_tested_raw(shape) ? ", as written" : "");
      case Token::Integer: return sequence(shape.integers);
      case Token::Fraction: return sequence(shape.fractions);
      case Token::Array: return shape.array == 0 ? "" : fmt::format("array {}", shape.array);
      case Token::Object: return shape.object == 0 ? "" : fmt::format("object {}", shape.object);
      case Token::Null:
      case Token::True:
      case Token::False:
      case Token::Bad: break;
    }
    return {};
  }

  // Whether a look at the bytes between the quotes is enough, where the string holds.
  static bool is_tested_raw(const Shape& shape) {
    return shape.expects == Expects::Ulid || shape.expects == Expects::DateTime ||
           shape.expects == Expects::OneOfStrings || (shape.expects == Expects::OtherString && shape.operand != kNone);
  }

  // "minimum 1, maximum 5"; sequences inside of others are in parentheses, as deep as the compiler lets them nest.
  std::string sequence(std::uint32_t start) const {
    if (start == kNone) return {};
    std::string text;
    for (const ScalarTest* at = &shapes_.tests[start]; at->test != Test::End; ++at) {
      if (!text.empty()) text += ", ";
      text += to_string(at->test);
      text += operand(*at);
    }
    return text;
  }

  std::string operand(const ScalarTest& test) const {
    switch (test.test) {
      case Test::End:
      case Test::Never:
      case Test::Unsure:
      case Test::Ulid:
      case Test::DateTime: return {};
      case Test::MinLength:
      case Test::MaxLength: return fmt::format(" {}", test.wide());
      case Test::BuiltInFormat: return fmt::format(" {}", shapes_.formats[test.a]->name);
      case Test::Format: return fmt::format(" {}", shapes_.program->formats[test.a].name);
      case Test::Pattern: return " " + quote(shapes_.program->patterns[test.a].text());
      case Test::OneOfStrings: return strings(shapes_.string_sets[test.a]);
      case Test::Minimum:
      case Test::ExclusiveMinimum:
      case Test::Maximum:
      case Test::ExclusiveMaximum:
      case Test::MultipleOf: return fmt::format(" {}", shapes_.program->numbers[test.a].written);
      case Test::OneOfNumbers: return fmt::format(" {} of them", shapes_.number_sets[test.a].size());
      case Test::AnyOf:
      case Test::OneOf:
      case Test::Not:
      case Test::If: return group(shapes_.groups[test.a]);
    }
    return {};
  }

  std::string group(const std::vector<std::uint32_t>& sequences) const {
    std::string text;
    for (const std::uint32_t start : sequences) {
      const std::string tests = sequence(start);
      text += " (" + (tests.empty() ? "always" : tests) + ")";
    }
    return text;
  }

  static std::string strings(const StringTable& set) {
    std::string text;
    for (std::size_t i = 0; i < set.size(); ++i) text += " " + quote_excerpt(set[i]);
    return text;
  }

  void array(std::size_t number, const ArrayShape& array) {
    add("array {}:", number);
    for (const ShapeId item : array.prefix) add(" {},", name(item));
    add(" then {}{}", name(array.rest), array.unique ? ", all different" : "");
    limits(array.min, array.max);
    logic(array.logic);
  }

  void limits(std::uint64_t min, std::uint64_t max) {
    if (min != 0) add(", at least {}", min);
    if (max != ArrayShape::kUnlimited) add(", at most {}", max);
    add("\n");
  }

  void object(std::size_t number, const ObjectShape& object) {
    add("object {}", number);
    if (object.refused) add(": refused");
    if (object.undecided) add(": unsure");
    limits(object.min, object.max);
    if (object.property_count != 0) names(object);
    if (object.choice != kNone) choice(shapes_.choices[object.choice]);
    if (object.name_tests != kNone) add("  each name: {}\n", sequence(object.name_tests));
    for (std::uint32_t i = 0; i < object.property_count; ++i) {
      const Property& property = shapes_.properties[object.first_property + i];
      constexpr std::size_t kWordBits = 64;
      const bool required = (object.required[i / kWordBits] >> (i % kWordBits) & 1U) != 0;
      add("  {}{}: {}\n", quote_excerpt(shapes_.names[object.first_property + i]), required ? " required" : "",
          name(property.shape));
    }
    for (const Needs& needs : object.needs) {
      add("  {} needs {}\n", quote_excerpt(shapes_.names[object.first_property + needs.member]),
          quote_excerpt(shapes_.names[object.first_property + needs.needed]));
    }
    others(object);
    logic(object.logic);
  }

  // How members are found, and the bits of those that must be there, the last property first.
  void names(const ObjectShape& object) {
    constexpr std::uint32_t kFactorBits = 64;
    add("  names: {} in {} slots, {}", object.property_count, std::uint64_t{1} << (kFactorBits - object.slot_shift),
        object.has_own_slots ? "each alone" : "some together");
    if (object.required_first != 0) add("; required {:b}", object.required_first);
    add("\n");
  }

  void others(const ObjectShape& object) {
    for (std::size_t set = 0; set < object.others.size(); ++set) {
      std::string matching;
      for (std::size_t i = 0; i < object.patterns.size(); ++i) {
        if ((set >> i & 1U) == 0) continue;
        matching += " " + quote(shapes_.program->patterns[object.patterns[i]].text());
      }
      add("  {}: {}\n", matching.empty() ? "others" : "matching" + matching, name(object.others[set].shape));
    }
  }

  void choice(const Choice& choice) {
    add("  chosen by {}\n", quote_excerpt(choice.member.text));
    for (std::size_t i = 0; i < choice.values.size(); ++i) {
      add("    {}: {}\n", quote_excerpt(choice.values[i]), object_name(choice.outcomes[i].object));
    }
    add("    else {}, absent {}, no string {}\n", object_name(choice.otherwise), object_name(choice.absent),
        object_name(choice.no_string));
  }

  void logic(const std::vector<Logic>& all) {
    static constexpr std::array<std::string_view, 6> kNames{"any of", "one of", "not", "if", "contains", "when"};
    for (const Logic& rule : all) {
      add("  {}", kNames[static_cast<std::size_t>(rule.kind)]);
      if (rule.kind == Logic::Kind::WhenMember) add(" {}", quote_excerpt(rule.member.text));
      for (const ShapeId shape : rule.shapes) add(" ({})", name(shape));
      add("\n");
    }
  }

  const ShapeProgram& shapes_;
  std::string text_;
};

}  // namespace

std::string dump(const ShapeProgram& shapes) {
  return Listing(shapes).write();
}

}  // namespace contract::internal
