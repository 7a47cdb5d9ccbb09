#include "check/schema_walk.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "contract/runtime_expression.h"

namespace contract::internal {
namespace {

std::optional<std::size_t> index_of(std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_whole = error == std::errc() && end == token.data() + token.size();
  return is_whole ? std::optional(index) : std::nullopt;
}

}  // namespace

SchemaWalk::SchemaWalk(const Program& program, std::vector<BlockId> entries) : program_(&program) {
  open_ = std::ranges::find(entries, BlockId::always) != entries.end();
  for (const BlockId entry : entries) add(entry);
  // Grows while it is walked: blocks that are applied to the same value.
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = program_->block(blocks_[i]);
    for (const Instruction* at = &program_->code[block.start]; at->op != Op::End; ++at) add_same_value(*at);
  }
  // `required` alone does not say what else there is.
  const bool speaks = std::ranges::any_of(members_, [](const MemberTable* table) {
    return table->declares || !table->patterns.empty() || table->additional != BlockId::none;
  });
  if (!speaks && items_.empty()) open_ = true;
}

void SchemaWalk::add(BlockId block) {
  if (block >= BlockId::always || std::ranges::find(blocks_, block) != blocks_.end()) return;
  blocks_.push_back(block);
}

void SchemaWalk::add_same_value(const Instruction& instruction) {
  if (instruction.op == Op::Members) members_.push_back(&program_->member_tables[instruction.a]);
  if (instruction.op == Op::Items) items_.push_back(&program_->item_tables[instruction.a]);
  if (instruction.op == Op::Call) add(static_cast<BlockId>(instruction.a));
  if (instruction.op == Op::WhenMember) add(static_cast<BlockId>(instruction.b));
  if (instruction.op == Op::AnyOf || instruction.op == Op::OneOf) {
    for (const BlockId branch : program_->branch_tables[instruction.a].branches) add(branch);
  }
  if (instruction.op == Op::If) {
    const Condition& condition = program_->conditions[instruction.a];
    for (const BlockId block : {condition.condition, condition.then, condition.otherwise}) add(block);
  }
}

bool SchemaWalk::step(std::string_view token) {
  if (open_) return true;
  std::vector<BlockId> below;
  step_member(token, below);
  step_item(token, below);
  if (below.empty()) return false;
  *this = SchemaWalk(*program_, std::move(below));
  return true;
}

void SchemaWalk::step_member(std::string_view token, std::vector<BlockId>& below) const {
  for (const MemberTable* table : members_) {
    bool is_known = false;
    if (const std::uint32_t number = table->names.find(token); number != NameTable::kAbsent) {
      const BlockId block = table->properties[number].block;
      is_known = block != BlockId::none;
      if (is_known) below.push_back(block);
    }
    for (const MemberTable::PatternProperty& pattern : table->patterns) {
      if (program_->patterns[pattern.pattern].search(token) == Match::No) continue;
      is_known = true;
      below.push_back(pattern.block);
    }
    if (is_known || table->additional == BlockId::none) continue;
    const bool is_forbidden = table->additional != BlockId::always && program_->block(table->additional).never;
    if (!is_forbidden) below.push_back(table->additional);
  }
}

void SchemaWalk::step_item(std::string_view token, std::vector<BlockId>& below) const {
  const std::optional<std::size_t> index = index_of(token);
  if (!index && token != kEachItem) return;
  for (const ItemTable* table : items_) {
    for (std::size_t i = 0; i < table->prefix.size(); ++i) {
      if (!index || *index == i) below.push_back(table->prefix[i]);
    }
    const bool reaches_rest = !index || *index >= table->prefix.size();
    // What no schema judges may be anything.
    if (reaches_rest) below.push_back(table->rest == BlockId::none ? BlockId::always : table->rest);
  }
}

std::vector<std::string_view> SchemaWalk::names() const {
  std::vector<std::string_view> names;
  for (const MemberTable* table : members_) {
    const std::vector<std::string_view>& known = table->names.names();
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (table->properties[i].block != BlockId::none) names.push_back(known[i]);
    }
  }
  return names;
}

bool SchemaWalk::is_array() const {
  return members_.empty() && !items_.empty();
}

}  // namespace contract::internal
