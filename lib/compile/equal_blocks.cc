#include "compile/equal_blocks.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "document/writer.h"

namespace contract::internal {
namespace {

std::string text_of(const Dependency& dependency) {
  std::string text = quote(dependency.member);
  for (const std::string_view needed : dependency.needs) text += quote(needed);
  return text;
}

// The operand of a leaf: equal texts for what asks the same.
std::string operand_text(const Program& program, const Instruction& instruction) {
  switch (instruction.op) {
    case Op::Type: return std::to_string(instruction.types);
    case Op::Const: return to_json(program.constants[instruction.a]);
    case Op::Enum: {
      std::string text;
      for (const Value value : program.enumerations[instruction.a].values) text += to_json(value) + ',';
      return text;
    }
    case Op::Minimum:
    case Op::ExclusiveMinimum:
    case Op::Maximum:
    case Op::ExclusiveMaximum:
    case Op::MultipleOf: return std::string(program.numbers[instruction.a].written);
    case Op::MinLength:
    case Op::MaxLength:
    case Op::MinItems:
    case Op::MaxItems:
    case Op::MinProperties:
    case Op::MaxProperties: return std::to_string(instruction.wide());
    case Op::Format: return program.formats[instruction.a].name;
    case Op::DependentRequired: return text_of(program.dependencies[instruction.a]);
    // A pattern is compiled once, wherever it stands. A content is equal to itself only: it may have a schema.
    case Op::Pattern:
    case Op::Content: return std::to_string(instruction.a);
    case Op::End:
    case Op::Secret:
    case Op::Fail:
    case Op::UniqueItems:
    case Op::Members:
    case Op::Items:
    case Op::Contains:
    case Op::Call:
    case Op::AnyOf:
    case Op::OneOf:
    case Op::Not:
    case Op::If:
    case Op::WhenMember:
    case Op::UnevaluatedMembers:
    case Op::UnevaluatedItems: return {};
  }
  return {};
}

std::string text_of(const Program& program, const Block& block) {
  std::string text;
  for (const Instruction* at = &program.code[block.start]; at->op != Op::End; ++at) {
    text += std::string(to_string(at->op)) + ' ' + operand_text(program, *at) + '\n';
  }
  return text;
}

// Where a chain of references ends that say nothing besides. It ends, because the compiler refuses others.
BlockId end_of_calls(const Program& program, BlockId block) {
  while (block < BlockId::always) {
    const Instruction* const first = &program.code[program.block(block).start];
    if (first->op != Op::Call || (first + 1)->op != Op::End) break;
    block = static_cast<BlockId>(first->a);
  }
  return block;
}

}  // namespace

std::vector<BlockId> first_equals(const Program& program) {
  std::vector<BlockId> first;
  std::unordered_map<std::string, BlockId> known{{std::string(), BlockId::always}};
  for (const Block& block : program.blocks) {
    const auto id = static_cast<BlockId>(first.size());
    first.push_back(block.leaf ? known.emplace(text_of(program, block), id).first->second : id);
  }
  std::vector<BlockId> equals;
  for (const BlockId block : first) {
    const BlockId end = end_of_calls(program, block);
    equals.push_back(end < BlockId::always ? first[static_cast<std::size_t>(end)] : end);
  }
  return equals;
}

}  // namespace contract::internal
