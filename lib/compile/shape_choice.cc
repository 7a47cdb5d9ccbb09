// Members whose value decides what else an object must be.
#include <algorithm>
#include <optional>

#include "compile/builder.h"
#include "compile/shape_builder.h"

namespace contract::internal {
namespace {

// A condition that only asks whether a member is one of some strings.
struct Question {
  std::string_view member;
  std::vector<std::string_view> values;
  bool needs_member = false;  // it does not hold where the member is absent
};

// The strings that a block lists, if it asks nothing else.
std::vector<std::string_view> only_strings(const Program& program, BlockId block) {
  std::vector<Value> values;
  if (block >= BlockId::always) return {};
  for (std::size_t at = program.block(block).start; program.code[at].op != Op::End; ++at) {
    const Instruction& instruction = program.code[at];
    if (instruction.op == Op::Type && TypeSet::from_bits(instruction.types).has(Kind::String)) continue;
    if (!values.empty()) return {};
    if (instruction.op == Op::Const) {
      values = {program.constants[instruction.a]};
    } else if (instruction.op == Op::Enum) {
      values = program.enumerations[instruction.a].values;
    } else {
      return {};
    }
  }
  std::vector<std::string_view> strings;
  for (const Value value : values) {
    if (!value.is(Kind::String)) return {};
    strings.push_back(value.string());
  }
  std::ranges::sort(strings);
  const auto repeated = std::ranges::unique(strings);
  strings.erase(repeated.begin(), repeated.end());
  return strings;
}

std::optional<Question> question_of(const Program& program, BlockId block) {
  std::optional<Question> question;
  if (block >= BlockId::always) return std::nullopt;
  for (std::size_t at = program.block(block).start; program.code[at].op != Op::End; ++at) {
    const Instruction& instruction = program.code[at];
    if (instruction.op == Op::Type && TypeSet::from_bits(instruction.types).has(Kind::Object)) continue;
    if (instruction.op != Op::Members || question) return std::nullopt;
    const MemberTable& table = program.member_tables[instruction.a];
    if (table.properties.size() != 1 || !table.patterns.empty() || table.additional != BlockId::none ||
        table.member_names != BlockId::none) {
      return std::nullopt;
    }
    question = Question{.member = table.names.names().front(),
                        .values = only_strings(program, table.properties.front().block),
                        .needs_member = !table.required.empty()};
    if (question->values.empty()) return std::nullopt;
  }
  return question;
}

class ChoiceFiller {
 public:
  ChoiceFiller(ShapeBuilder& builder, const Conjunction& conjunction) : builder_(builder), conjunction_(conjunction) {}

  std::optional<Choice> choice_at(std::uint32_t at) {
    const Instruction& instruction = builder_.program().code[at];
    if (instruction.op == Op::AnyOf || instruction.op == Op::OneOf) {
      const BranchTable& table = builder_.program().branch_tables[instruction.a];
      if (table.chosen) return by_branch(at, table);
    } else if (instruction.op == Op::If) {
      const auto question = question_of(builder_.program(), builder_.program().conditions[instruction.a].condition);
      if (question) return by_condition(at, *question);
    }
    return std::nullopt;
  }

 private:
  std::uint32_t decided(std::uint32_t at, std::uint32_t branch) {
    return builder_.object_of(conjunction_.with({.at = at, .branch = branch}));
  }

  Choice by_branch(std::uint32_t at, const BranchTable& table) {
    Choice choice{.member = property_named(table.member), .values = StringTable(table.values.names())};
    for (const std::uint32_t branch : table.branch_of_value) choice.object_of_value.push_back(decided(at, branch));
    return choice;
  }

  Choice by_condition(std::uint32_t at, const Question& question) {
    const std::uint32_t then = decided(at, kThen);
    const std::uint32_t otherwise = decided(at, kElse);
    Choice choice{.member = property_named(question.member), .values = StringTable(question.values)};
    choice.object_of_value.assign(question.values.size(), then);
    choice.otherwise = choice.no_string = otherwise;
    choice.absent = question.needs_member ? otherwise : then;
    return choice;
  }

  ShapeBuilder& builder_;
  const Conjunction& conjunction_;
};

}  // namespace

bool add_choice(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object) {
  ChoiceFiller filler(builder, conjunction);
  for (const AppliedRule& open : gathered.open) {
    if (auto choice = filler.choice_at(open.at)) {
      object.choice = append(builder.result().choices, std::move(*choice));
      return true;
    }
  }
  return false;
}

}  // namespace contract::internal
