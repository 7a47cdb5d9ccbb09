#include "program/dump.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>
#include <utility>

#include "document/writer.h"

namespace contract::internal {
namespace {

class Listing {
 public:
  explicit Listing(const Program& program)
      : program_(program), width_(std::to_string(program.code.empty() ? 0 : program.code.size() - 1).size()) {}

  std::string write() {
    for (const auto& [uri, block] : program_.entries) add("entry {}: {}\n", uri, name(block));
    for (std::size_t i = 0; i < program_.blocks.size(); ++i) {
      const Block& block = program_.blocks[i];
      add("block {}: {}\n", i, program_.origin(block.origin).location);
      for (std::size_t at = block.start;; ++at) {
        instruction(at, program_.code[at]);
        if (program_.code[at].op == Op::End) break;
      }
    }
    return std::move(text_);
  }

 private:
  template <typename... Arguments>
  void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
  }

  template <typename... Arguments>
  void row(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_.append(width_ + 6, ' ');
    add(format, std::forward<Arguments>(arguments)...);
    text_ += '\n';
  }

  static std::string name(BlockId block) {
    if (block == BlockId::none) return "nothing";
    return block == BlockId::always ? "always" : fmt::format("block {}", static_cast<std::uint32_t>(block));
  }

  void instruction(std::size_t at, const Instruction& instruction) {
    add("  {:>{}}  {}", at, width_, to_string(instruction.op));
    if (const std::string operand = operand_of(instruction); !operand.empty()) add("  {}", operand);
    text_ += '\n';
    table(instruction);
  }

  std::string operand_of(const Instruction& instruction) const {
    switch (instruction.op) {
      case Op::Type: return TypeSet::from_bits(instruction.types).to_string();
      case Op::Const: return to_json_excerpt(program_.constants[instruction.a]);
      case Op::Minimum:
      case Op::ExclusiveMinimum:
      case Op::Maximum:
      case Op::ExclusiveMaximum:
      case Op::MultipleOf: return std::string(program_.numbers[instruction.a].written);
      case Op::MinLength:
      case Op::MaxLength:
      case Op::MinItems:
      case Op::MaxItems:
      case Op::MinProperties:
      case Op::MaxProperties: return std::to_string(instruction.wide());
      case Op::Pattern: return pattern(instruction.a);
      case Op::Format: return program_.formats[instruction.a].name;
      case Op::Content: return content(program_.content_tables[instruction.a]);
      case Op::Call:
      case Op::Not:
      case Op::UnevaluatedMembers:
      case Op::UnevaluatedItems: return name(static_cast<BlockId>(instruction.a));
      case Op::WhenMember:
        return quote_excerpt(program_.names[instruction.a]) + ": " + name(static_cast<BlockId>(instruction.b));
      case Op::AnyOf:
      case Op::OneOf: {
        const BranchTable& branches = program_.branch_tables[instruction.a];
        return branches.chosen ? "chosen by " + quote_excerpt(branches.member) : std::string{};
      }
      case Op::End:
      case Op::Secret:
      case Op::Fail:
      case Op::Enum:
      case Op::UniqueItems:
      case Op::DependentRequired:
      case Op::Members:
      case Op::Items:
      case Op::Contains:
      case Op::If: return {};
    }
    return {};
  }

  static std::string content(const ContentTable& table) {
    std::string text(table.encoding);
    if (!table.media_type.empty()) text += (text.empty() ? "" : " ") + quote_excerpt(table.media_type);
    return table.schema == BlockId::none ? text : text + ": " + name(table.schema);
  }

  std::string pattern(std::uint32_t index) const {
    const Pattern& pattern = program_.patterns[index];
    return fmt::format("{} ({})", quote(pattern.text()), pattern.engine());
  }

  void table(const Instruction& instruction) {
    switch (instruction.op) {
      case Op::Enum:
        for (const Value value : program_.enumerations[instruction.a].values) row("{}", to_json_excerpt(value));
        return;
      case Op::DependentRequired: return dependency(program_.dependencies[instruction.a]);
      case Op::Members: return members(program_.member_tables[instruction.a]);
      case Op::Items: return items(program_.item_tables[instruction.a]);
      case Op::Contains: return contains(program_.contains_tables[instruction.a]);
      case Op::AnyOf:
      case Op::OneOf: return branches(program_.branch_tables[instruction.a]);
      case Op::If: return condition(program_.conditions[instruction.a]);
      case Op::End:
      case Op::Secret:
      case Op::Fail:
      case Op::Type:
      case Op::Const:
      case Op::Minimum:
      case Op::ExclusiveMinimum:
      case Op::Maximum:
      case Op::ExclusiveMaximum:
      case Op::MultipleOf:
      case Op::MinLength:
      case Op::MaxLength:
      case Op::Pattern:
      case Op::Format:
      case Op::Content:
      case Op::MinItems:
      case Op::MaxItems:
      case Op::UniqueItems:
      case Op::MinProperties:
      case Op::MaxProperties:
      case Op::Call:
      case Op::Not:
      case Op::WhenMember:
      case Op::UnevaluatedMembers:
      case Op::UnevaluatedItems: return;
    }
  }

  void dependency(const Dependency& dependency) {
    for (const std::string_view needed : dependency.needs) {
      row("{} needs {}", quote_excerpt(dependency.member), quote_excerpt(needed));
    }
  }

  void members(const MemberTable& table) {
    for (std::size_t i = 0; i < table.properties.size(); ++i) {
      const MemberTable::Property& property = table.properties[i];
      const bool required = property.required != MemberTable::kNotRequired;
      const std::string described = property.block == BlockId::none ? "" : ": " + name(property.block);
      row("{}{}{}", quote_excerpt(table.names.names()[i]), required ? " required" : "", described);
    }
    for (const MemberTable::PatternProperty& property : table.patterns) {
      row("{}: {}", pattern(property.pattern), name(property.block));
    }
    if (table.additional != BlockId::none) row("others: {}", name(table.additional));
    if (table.member_names != BlockId::none) row("names: {}", name(table.member_names));
  }

  void items(const ItemTable& table) {
    for (std::size_t i = 0; i < table.prefix.size(); ++i) row("{}: {}", i, name(table.prefix[i]));
    if (table.rest != BlockId::none) row("others: {}", name(table.rest));
  }

  void contains(const ContainsTable& table) {
    constexpr std::uint64_t kUnlimited = ContainsTable{}.max;
    row("{}, at least {}", name(table.block), table.min);
    if (table.max != kUnlimited) row("at most {}", table.max);
  }

  void branches(const BranchTable& table) {
    for (std::uint32_t i = 0; i < table.branches.size(); ++i) row("{}{}", name(table.branches[i]), values_of(table, i));
  }

  // The values of the choosing member that lead to a branch, in their order in the schema.
  static std::string values_of(const BranchTable& table, std::uint32_t branch) {
    std::string values;
    for (std::size_t i = 0; i < table.branch_of_value.size(); ++i) {
      if (table.branch_of_value[i] != branch) continue;
      values += values.empty() ? " for " : ", ";
      values += quote_excerpt(table.values.names()[i]);
    }
    return values;
  }

  void condition(const Condition& condition) {
    row("if {}", name(condition.condition));
    if (condition.then != BlockId::none) row("then {}", name(condition.then));
    if (condition.otherwise != BlockId::none) row("else {}", name(condition.otherwise));
  }

  const Program& program_;
  std::size_t width_;  // of the number of an instruction
  std::string text_;
};

}  // namespace

std::string dump(const Program& program) {
  return Listing(program).write();
}

}  // namespace contract::internal
