// Tests of strings and numbers.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "compile/builder.h"
#include "compile/shape_builder.h"
#include "format/predicates.h"

namespace contract::internal {
namespace {

// Alternatives inside of alternatives become tests inside of tests, which the machine runs by recursion.
constexpr int kDeepest = 16;

class TestWriter {
 public:
  TestWriter(ShapeBuilder& builder, Token token) : builder_(builder), token_(token) {}

  // Sequences are appended whole, so that those inside of others come before them.
  std::uint32_t sequence(const Gathered& gathered, int depth) {
    if (gathered.accepts_all()) return kNone;
    std::vector<ScalarTest> tests;
    if (gathered.rejected) {
      tests.push_back({.test = Test::Never});
    } else if (gathered.unsure || depth > kDeepest) {
      tests.push_back({.test = Test::Unsure});
    } else {
      if (auto strings = strings_listed(gathered)) tests.push_back(one_of(std::move(*strings)));
      for (const AppliedRule& leaf : gathered.leaves) add_leaf(builder_.program().code[leaf.at], tests);
      for (const AppliedRule& open : gathered.open) tests.push_back(group(builder_.program().code[open.at], depth));
    }
    tests.push_back({.test = Test::End});
    std::vector<ScalarTest>& all = builder_.result().tests;
    const auto start = static_cast<std::uint32_t>(all.size());
    all.insert(all.end(), tests.begin(), tests.end());
    return start;
  }

 private:
  void add_leaf(const Instruction& instruction, std::vector<ScalarTest>& tests) {
    const bool lists = instruction.op == Op::Const || instruction.op == Op::Enum;
    if (!lists) {
      tests.push_back(leaf_test(instruction));
    } else if (token_ != Token::String) {
      tests.push_back(listed_numbers(values_of(instruction)));
    }
  }

  ScalarTest leaf_test(const Instruction& instruction) {
    const auto same = [&instruction](Test test) {
      return ScalarTest{.test = test, .a = instruction.a, .b = instruction.b};
    };
    switch (instruction.op) {
      case Op::Minimum: return same(Test::Minimum);
      case Op::ExclusiveMinimum: return same(Test::ExclusiveMinimum);
      case Op::Maximum: return same(Test::Maximum);
      case Op::ExclusiveMaximum: return same(Test::ExclusiveMaximum);
      case Op::MultipleOf: return same(Test::MultipleOf);
      case Op::MinLength: return same(Test::MinLength);
      case Op::MaxLength: return same(Test::MaxLength);
      case Op::Pattern: return same(Test::Pattern);
      case Op::Format: return format_test(instruction.a);
      default: break;
    }
    return {.test = Test::Unsure};
  }

  ScalarTest format_test(std::uint32_t format) {
    // A format that the user of the library replaced is no built-in one any more, whatever its name.
    const auto* built_in = builder_.program().formats[format].problem.target<FormatPredicate>();
    if (built_in == nullptr) return {.test = Test::Format, .a = format};
    if (*built_in == ulid_problem) return {.test = Test::Ulid};
    if (*built_in == date_time_problem) return {.test = Test::DateTime};
    const auto known = std::ranges::find(all_formats(), *built_in, &Format::problem);
    return {.test = Test::BuiltInFormat, .a = append(builder_.result().formats, &*known)};
  }

  // ---- const and enum

  std::vector<Value> values_of(const Instruction& instruction) const {
    if (instruction.op == Op::Const) return {builder_.program().constants[instruction.a]};
    return builder_.program().enumerations[instruction.a].values;
  }

  // The strings that all of them list together: often a schema lists many, and the branch that was chosen one of them.
  std::optional<std::vector<std::string_view>> strings_listed(const Gathered& gathered) const {
    std::optional<std::vector<std::string_view>> common;
    for (const AppliedRule& leaf : gathered.leaves) {
      const Instruction& instruction = builder_.program().code[leaf.at];
      if (token_ != Token::String || (instruction.op != Op::Const && instruction.op != Op::Enum)) continue;
      std::vector<std::string_view> listed = strings_of(values_of(instruction));
      if (common) {
        std::vector<std::string_view> both;
        std::ranges::set_intersection(*common, listed, std::back_inserter(both));
        listed = std::move(both);
      }
      common = std::move(listed);
    }
    return common;
  }

  // Sorted, each once.
  static std::vector<std::string_view> strings_of(const std::vector<Value>& values) {
    std::vector<std::string_view> strings;
    for (const Value value : values) {
      if (value.is(Kind::String)) strings.push_back(value.string());
    }
    std::ranges::sort(strings);
    const auto repeated = std::ranges::unique(strings);
    strings.erase(repeated.begin(), repeated.end());
    return strings;
  }

  ScalarTest one_of(std::vector<std::string_view> strings) {
    return {.test = Test::OneOfStrings, .a = append(builder_.result().string_sets, StringTable(strings))};
  }

  ScalarTest listed_numbers(const std::vector<Value>& values) {
    NumberSet numbers;
    for (const Value value : values) {
      if (!value.is(Kind::Number)) continue;
      numbers.push_back(number_operand(value.digits()));
      if (!numbers.back().decimal.fits) return {.test = Test::Unsure};
    }
    return {.test = Test::OneOfNumbers, .a = append(builder_.result().number_sets, std::move(numbers))};
  }

  // ---- anyOf and its like

  ScalarTest group(const Instruction& instruction, int depth) {
    std::vector<std::uint32_t> sequences;
    const auto add = [&](BlockId block) {
      sequences.push_back(sequence(builder_.gatherer().gather(Conjunction::of({block}), token_), depth + 1));
    };
    Test test = Test::Unsure;
    switch (instruction.op) {
      case Op::AnyOf:
      case Op::OneOf:
        test = instruction.op == Op::AnyOf ? Test::AnyOf : Test::OneOf;
        for (const BlockId branch : builder_.program().branch_tables[instruction.a].branches) add(branch);
        break;
      case Op::Not:
        test = Test::Not;
        add(static_cast<BlockId>(instruction.a));
        break;
      case Op::If: {
        const Condition& condition = builder_.program().conditions[instruction.a];
        test = Test::If;
        add(condition.condition);
        add(condition.then);
        add(condition.otherwise);
        break;
      }
      default: break;
    }
    return {.test = test, .a = append(builder_.result().groups, std::move(sequences))};
  }

  ShapeBuilder& builder_;
  Token token_;
};

}  // namespace

std::uint32_t add_tests(ShapeBuilder& builder, const Gathered& gathered, Token token) {
  return TestWriter(builder, token).sequence(gathered, 0);
}

}  // namespace contract::internal
