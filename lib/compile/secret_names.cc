#include "compile/secret_names.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace contract::internal {
namespace {

// The blocks that an instruction may apply, to the same value and to its children.
struct Applied {
  std::vector<BlockId> same;
  std::vector<BlockId> below;
};

void add_applied(const Program& program, const Instruction& instruction, Applied& applied) {
  const auto same = [&applied](BlockId block) {
    if (block < BlockId::always) applied.same.push_back(block);
  };
  const auto below = [&applied](BlockId block) {
    if (block < BlockId::always) applied.below.push_back(block);
  };
  const Op op = instruction.op;
  if (op == Op::Call || op == Op::Not) {
    same(static_cast<BlockId>(instruction.a));
  } else if (op == Op::WhenMember) {
    same(static_cast<BlockId>(instruction.b));
  } else if (op == Op::AnyOf || op == Op::OneOf) {
    for (const BlockId branch : program.branch_tables[instruction.a].branches) same(branch);
  } else if (op == Op::If) {
    const Condition& condition = program.conditions[instruction.a];
    for (const BlockId block : {condition.condition, condition.then, condition.otherwise}) same(block);
  } else if (op == Op::UnevaluatedMembers || op == Op::UnevaluatedItems) {
    below(static_cast<BlockId>(instruction.a));
  } else if (op == Op::Contains) {
    below(program.contains_tables[instruction.a].block);
  } else if (op == Op::Items) {
    for (const BlockId item : program.item_tables[instruction.a].prefix) below(item);
    below(program.item_tables[instruction.a].rest);
  } else if (op == Op::Members) {
    const MemberTable& table = program.member_tables[instruction.a];
    for (const MemberTable::Property& property : table.properties) below(property.block);
    for (const MemberTable::PatternProperty& property : table.patterns) below(property.block);
    below(table.additional);
    below(table.member_names);
  } else if (op == Op::Content) {
    below(program.content_tables[instruction.a].schema);
  }
}

// Of each block those that apply it; sets `mark` in all that lead to one of `marked`.
using Appliers = std::vector<std::vector<std::size_t>>;

void mark_appliers(Program& program, const Appliers& appliers, std::vector<std::size_t> marked, bool Block::*mark) {
  while (!marked.empty()) {
    const std::size_t block = marked.back();
    marked.pop_back();
    if (std::exchange(program.blocks[block].*mark, true)) continue;
    marked.insert(marked.end(), appliers[block].begin(), appliers[block].end());
  }
}

void mark_blocks(Program& program) {
  Appliers same(program.blocks.size());
  Appliers all(program.blocks.size());
  std::vector<std::size_t> marked;
  for (std::size_t block = 0; block < program.blocks.size(); ++block) {
    Applied applied;
    for (std::size_t pc = program.blocks[block].start; program.code[pc].op != Op::End; ++pc) {
      if (program.code[pc].op == Op::Secret) marked.push_back(block);
      add_applied(program, program.code[pc], applied);
    }
    for (const BlockId other : applied.same) same[static_cast<std::size_t>(other)].push_back(block);
    for (const BlockId other : applied.same) all[static_cast<std::size_t>(other)].push_back(block);
    for (const BlockId other : applied.below) all[static_cast<std::size_t>(other)].push_back(block);
  }
  mark_appliers(program, same, marked, &Block::secret);
  mark_appliers(program, all, marked, &Block::secrets);
}

// A list of secrets is one, too.
bool is_secret(const Program& program, BlockId block) {
  if (block >= BlockId::always) return false;
  if (program.block(block).secret) return true;
  Applied applied;
  for (std::size_t pc = program.block(block).start; program.code[pc].op != Op::End; ++pc) {
    if (program.code[pc].op == Op::Items) add_applied(program, program.code[pc], applied);
  }
  return std::ranges::any_of(applied.below, [&program](BlockId item) { return program.block(item).secret; });
}

}  // namespace

void find_secret_names(Program& program) {
  mark_blocks(program);
  for (const MemberTable& table : program.member_tables) {
    for (std::uint32_t i = 0; i < table.properties.size(); ++i) {
      // A name that is only required is declared elsewhere, or a slip.
      const BlockId block = table.properties[i].block;
      if (block != BlockId::none) program.secret_names.declare(table.names.names()[i], is_secret(program, block));
    }
  }
}

}  // namespace contract::internal
