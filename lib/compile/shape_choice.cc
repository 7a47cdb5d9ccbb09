// Members whose value decides what else an object must be.
#include <algorithm>
#include <optional>
#include <set>

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

// The member that decides between the branches at an instruction.
std::optional<Question> question_at(const Program& program, std::uint32_t at) {
  const Instruction& instruction = program.code[at];
  if (instruction.op == Op::If) return question_of(program, program.conditions[instruction.a].condition);
  if (instruction.op != Op::AnyOf && instruction.op != Op::OneOf) return std::nullopt;
  const BranchTable& table = program.branch_tables[instruction.a];
  if (!table.chosen) return std::nullopt;
  return Question{.member = table.member, .values = table.values.names(), .needs_member = true};
}

struct Asked {
  std::uint32_t at;
  Question question;
};

std::optional<Asked> first_question(const Program& program, const Gathered& gathered) {
  for (const AppliedRule& open : gathered.open) {
    if (auto question = question_at(program, open.at)) return Asked{.at = open.at, .question = std::move(*question)};
  }
  return std::nullopt;
}

// Whether what is under a name is the same in both objects.
bool same_under(const ShapeProgram& shapes, const ObjectShape& a, const ObjectShape& b, std::uint32_t number) {
  if (b.refused) return true;  // nothing comes of it
  if (number >= b.property_count) return false;
  const Property& here = shapes.properties[a.first_property + number];
  const Property& there = shapes.properties[b.first_property + number];
  return shapes.names[a.first_property + number] == shapes.names[b.first_property + number] &&
         here.shape == there.shape && here.special == there.special;
}

// The objects that a choice may give, at once or by the choices that they have themselves.
struct Outcomes {
  std::vector<std::uint32_t> objects;
  bool may_be_undecided = false;
};

Outcomes outcomes_of(const ShapeProgram& shapes, const ObjectShape& object) {
  Outcomes outcomes;
  std::set<std::uint32_t> seen;
  const auto add = [&](std::uint32_t index) {
    if (index == kUndecided) outcomes.may_be_undecided = true;
    if (index != kRefused && index != kUndecided && seen.insert(index).second) outcomes.objects.push_back(index);
  };
  const auto add_all = [&](const Choice& choice) {
    for (const Choice::Outcome& outcome : choice.outcomes) add(outcome.object);
    for (const std::uint32_t index : {choice.otherwise, choice.absent, choice.no_string}) add(index);
  };
  add_all(shapes.choices[object.choice]);
  for (std::size_t i = 0; i < outcomes.objects.size(); ++i) {
    const std::uint32_t choice = shapes.objects[outcomes.objects[i]].choice;
    if (choice != kNone) add_all(shapes.choices[choice]);
  }
  return outcomes;
}

// Whether the object that a value chooses asks of the member only to be one of some strings, that value among them.
bool settles(const ShapeProgram& shapes, std::uint32_t index, std::string_view member, std::string_view value) {
  if (index == kRefused || index == kUndecided) return false;
  const ObjectShape& object = shapes.objects[index];
  const std::uint32_t number = object.names.find(member);
  if (object.choice != kNone || number == StringTable::kAbsent) return false;
  const Shape& shape = shapes.shape(shapes.properties[object.first_property + number].shape);
  return shape.expects == Expects::OneOfStrings &&
         shapes.string_sets[shape.operand].find(value) != StringTable::kAbsent;
}

}  // namespace

std::optional<std::string_view> chooser_of(const Program& program, const Gathered& gathered) {
  const auto asked = first_question(program, gathered);
  return asked ? std::optional(asked->question.member) : std::nullopt;
}

void add_choice(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object) {
  const Asked asked = *first_question(builder.program(), gathered);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < object.names.size(); ++i) names.push_back(object.names[i]);
  const auto decided = [&](std::uint32_t branch) {
    return builder.object_of(conjunction.with({.at = asked.at, .branch = branch}), names);
  };
  Choice choice{.member = {.text = asked.question.member}, .values = StringTable(asked.question.values)};
  const Instruction& instruction = builder.program().code[asked.at];
  if (instruction.op == Op::If) {
    const std::uint32_t then = decided(kThen);
    choice.otherwise = choice.no_string = decided(kElse);
    choice.outcomes.assign(asked.question.values.size(), {.object = then});
    choice.absent = asked.question.needs_member ? choice.otherwise : then;
  } else {
    for (const std::uint32_t branch : builder.program().branch_tables[instruction.a].branch_of_value) {
      choice.outcomes.push_back({.object = decided(branch)});
    }
  }
  object.choice = append(builder.result().choices, std::move(choice));
}

void settle_choices(ShapeProgram& shapes) {
  // What is seen of more members is kept elsewhere, and differently by each object.
  constexpr std::uint32_t kWordBits = 64;
  for (ObjectShape& object : shapes.objects) {
    if (object.choice == kNone) continue;
    Choice& choice = shapes.choices[object.choice];
    for (std::size_t i = 0; i < choice.values.size(); ++i) {
      Choice::Outcome& outcome = choice.outcomes[i];
      outcome.settles = settles(shapes, outcome.object, choice.member.text, choice.values[i]);
      outcome.is_plain = outcome.settles && shapes.objects[outcome.object].opens_plainly &&
                         choice.values[i].find('\\') == std::string_view::npos;
    }
    const Outcomes outcomes = outcomes_of(shapes, object);
    object.chooses_first = object.name_tests != kNone || object.property_count > kWordBits ||
                           std::ranges::any_of(outcomes.objects, [&shapes](std::uint32_t index) {
                             const ObjectShape& outcome = shapes.objects[index];
                             return outcome.property_count > kWordBits || outcome.name_tests != kNone;
                           });
    for (std::uint32_t number = 0; number < object.property_count; ++number) {
      Property& property = shapes.properties[object.first_property + number];
      // What a choice leaves to the exact view may evaluate members that nothing else does.
      const bool same = !outcomes.may_be_undecided && std::ranges::all_of(outcomes.objects, [&](std::uint32_t index) {
        return same_under(shapes, object, shapes.objects[index], number);
      });
      const bool chooses = shapes.names[object.first_property + number] == choice.member.text;
      property.turn = chooses ? Turn::Chooses : same ? Turn::None : Turn::Waits;
    }
  }
}

}  // namespace contract::internal
