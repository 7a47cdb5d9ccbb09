#include "compile/secret_names.h"

#include <utility>
#include <vector>

namespace contract::internal {
namespace {

// References are followed this far; a chain of more would be a strange way to mark a secret.
constexpr int kMostReferences = 16;

bool is_secret(const Program& program, BlockId block) {
  std::vector<BlockId> waiting{block};
  for (int step = 0; step < kMostReferences && !waiting.empty(); ++step) {
    const BlockId at = waiting.back();
    waiting.pop_back();
    if (at >= BlockId::always) continue;
    for (std::size_t pc = program.block(at).start; program.code[pc].op != Op::End; ++pc) {
      if (program.code[pc].op == Op::Secret) return true;
      if (program.code[pc].op == Op::Call) waiting.push_back(static_cast<BlockId>(program.code[pc].a));
    }
  }
  return false;
}

// The blocks that an instruction may apply.
void add_applied(const Program& program, const Instruction& instruction, std::vector<BlockId>& applied) {
  const auto add = [&applied](BlockId block) {
    if (block < BlockId::always) applied.push_back(block);
  };
  const Op op = instruction.op;
  if (op == Op::Call || op == Op::Not || op == Op::UnevaluatedMembers || op == Op::UnevaluatedItems) {
    add(static_cast<BlockId>(instruction.a));
  } else if (op == Op::WhenMember) {
    add(static_cast<BlockId>(instruction.b));
  } else if (op == Op::Contains) {
    add(program.contains_tables[instruction.a].block);
  } else if (op == Op::AnyOf || op == Op::OneOf) {
    for (const BlockId branch : program.branch_tables[instruction.a].branches) add(branch);
  } else if (op == Op::If) {
    add(program.conditions[instruction.a].then);
    add(program.conditions[instruction.a].otherwise);
  } else if (op == Op::Items) {
    for (const BlockId item : program.item_tables[instruction.a].prefix) add(item);
    add(program.item_tables[instruction.a].rest);
  } else if (op == Op::Members) {
    const MemberTable& table = program.member_tables[instruction.a];
    for (const MemberTable::Property& property : table.properties) add(property.block);
    for (const MemberTable::PatternProperty& property : table.patterns) add(property.block);
    add(table.additional);
  }
}

// Marks every block from which one with a Secret can be reached.
void mark_blocks(Program& program) {
  std::vector<std::vector<std::size_t>> appliers(program.blocks.size());
  std::vector<std::size_t> waiting;
  for (std::size_t block = 0; block < program.blocks.size(); ++block) {
    std::vector<BlockId> applied;
    for (std::size_t pc = program.blocks[block].start; program.code[pc].op != Op::End; ++pc) {
      if (program.code[pc].op == Op::Secret) waiting.push_back(block);
      add_applied(program, program.code[pc], applied);
    }
    for (const BlockId below : applied) appliers[static_cast<std::size_t>(below)].push_back(block);
  }
  while (!waiting.empty()) {
    const std::size_t block = waiting.back();
    waiting.pop_back();
    if (std::exchange(program.blocks[block].secrets, true)) continue;
    waiting.insert(waiting.end(), appliers[block].begin(), appliers[block].end());
  }
}

}  // namespace

void find_secret_names(Program& program) {
  mark_blocks(program);
  for (const MemberTable& table : program.member_tables) {
    for (std::uint32_t i = 0; i < table.properties.size(); ++i) {
      program.property_names.add(table.names.names()[i]);
      if (is_secret(program, table.properties[i].block)) program.secret_names.add(table.names.names()[i]);
    }
  }
}

}  // namespace contract::internal
