#include "coverage/schema_points.h"

#include <limits>
#include <utility>

#include "document/pointer.h"
#include "document/writer.h"

namespace contract::internal {
namespace {

std::string pointer_of(std::string_view keyword, std::string_view name) {
  std::string text(keyword);
  if (!name.empty()) append_token(text, name);
  return text;
}

}  // namespace

void SchemaPoints::add(BlockId entry) {
  reach(entry);
  while (!waiting_.empty()) {
    const BlockId next = waiting_.back();
    waiting_.pop_back();
    add_block(next);
  }
}

const BlockPoints* SchemaPoints::of(BlockId block) const {
  const auto found = blocks_.find(static_cast<std::uint32_t>(block));
  return found == blocks_.end() ? nullptr : &found->second;
}

std::string SchemaPoints::location(BlockId block) const {
  return program_.origin(program_.block(block).origin).location;
}

void SchemaPoints::reach(BlockId block) {
  if (block < BlockId::always && !blocks_.contains(static_cast<std::uint32_t>(block))) waiting_.push_back(block);
}

void SchemaPoints::add_block(BlockId block) {
  const auto [entry, is_new] = blocks_.try_emplace(static_cast<std::uint32_t>(block));
  if (!is_new) return;
  block_ = block;
  of_ = location(block);
  points_ = &entry->second;
  for (const Instruction* at = &program_.code[program_.block(block).start]; at->op != Op::End; ++at) {
    add_instruction(*at);
  }
}

CoverageCounter::Number SchemaPoints::point(CoverageKind kind, std::string name) {
  return counter_.add({.kind = kind, .of = of_, .name = std::move(name)});
}

void SchemaPoints::add_constraint(Op op, std::string_view keyword, std::string_view name) {
  points_->constraints.push_back({.op = op,
                                  .keyword = keyword,
                                  .name = name,
                                  .satisfied = point(CoverageKind::Satisfied, pointer_of(keyword, name)),
                                  .violated = point(CoverageKind::Violated, pointer_of(keyword, name))});
}

// `block` may be the schema `false`: then the keyword that holds it is a constraint.
void SchemaPoints::add_forbidden(Op op, BlockId block) {
  if (block >= BlockId::always) return;
  if (!program_.block(block).never) return reach(block);
  const Value schema = program_.schema(block_);
  for (const Member& member : schema.members()) {
    if (member.value.node() == program_.schema(block).node()) return add_constraint(op, member.key.string());
  }
}

void SchemaPoints::add_members(const MemberTable& table) {
  for (const MemberTable::Required& required : table.required) {
    add_constraint(Op::Members, program_.origins[required.origin].keyword, required.name);
  }
  CoveredMembers members{.table = &table, .points = {}};
  const std::vector<std::string_view>& names = table.names.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const BlockId block = table.properties[i].block;
    members.points.emplace_back();
    if (block == BlockId::none) continue;
    if (block != BlockId::always && program_.block(block).never) {
      add_constraint(Op::Members, "properties", names[i]);
      continue;
    }
    members.points.back() = point(CoverageKind::Member, std::string(names[i]));
    reach(block);
  }
  points_->members.push_back(std::move(members));
  for (const MemberTable::PatternProperty& pattern : table.patterns) reach(pattern.block);
  add_forbidden(Op::Members, table.additional);
  reach(table.member_names);
}

void SchemaPoints::add_branches(const Instruction& instruction) {
  const std::string_view keyword = program_.origins[instruction.origin].keyword;
  const BranchTable& table = program_.branch_tables[instruction.a];
  add_constraint(instruction.op, keyword);
  CoveredBranches branches{.keyword = keyword, .table = &table, .points = {}};
  for (std::size_t i = 0; i < table.branches.size(); ++i) {
    branches.points.push_back(point(CoverageKind::Branch, pointer_of(keyword, std::to_string(i))));
    reach(table.branches[i]);
  }
  points_->branches.push_back(std::move(branches));
}

void SchemaPoints::add_content(const ContentTable& table) {
  if (!table.encoding.empty()) add_constraint(Op::Content, "contentEncoding");
  if (!table.media_type.empty()) add_constraint(Op::Content, "contentMediaType");
  if (table.schema != BlockId::none) add_constraint(Op::Content, "contentSchema");
}

void SchemaPoints::add_instruction(const Instruction& instruction) {
  const std::string_view keyword = program_.origins[instruction.origin].keyword;
  switch (instruction.op) {
    case Op::End:
    case Op::Secret:
    case Op::Fail: return;
    case Op::Enum: {
      add_constraint(instruction.op, keyword);
      CoveredEnum values{.table = &program_.enumerations[instruction.a], .points = {}};
      for (const Value value : values.table->values) {
        values.points.push_back(point(CoverageKind::EnumValue, to_json_excerpt(value)));
      }
      points_->enums.push_back(std::move(values));
      return;
    }
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
    case Op::MinItems:
    case Op::MaxItems:
    case Op::UniqueItems:
    case Op::MinProperties:
    case Op::MaxProperties:
    case Op::Not: return add_constraint(instruction.op, keyword);
    case Op::DependentRequired:
      return add_constraint(instruction.op, keyword, program_.dependencies[instruction.a].member);
    case Op::Content: return add_content(program_.content_tables[instruction.a]);
    case Op::Members: return add_members(program_.member_tables[instruction.a]);
    case Op::Items: {
      const ItemTable& table = program_.item_tables[instruction.a];
      for (const BlockId block : table.prefix) reach(block);
      return add_forbidden(instruction.op, table.rest);
    }
    case Op::Contains: {
      const ContainsTable& table = program_.contains_tables[instruction.a];
      add_constraint(instruction.op, program_.origins[table.min_origin].keyword);
      if (table.max != std::numeric_limits<std::uint64_t>::max()) {
        add_constraint(instruction.op, program_.origins[table.max_origin].keyword);
      }
      return reach(table.block);
    }
    case Op::Call: return reach(static_cast<BlockId>(instruction.a));
    case Op::AnyOf:
    case Op::OneOf: return add_branches(instruction);
    case Op::If: {
      const Condition& condition = program_.conditions[instruction.a];
      reach(condition.then);
      return reach(condition.otherwise);
    }
    case Op::WhenMember: return reach(static_cast<BlockId>(instruction.b));
    case Op::UnevaluatedMembers:
    case Op::UnevaluatedItems: return add_forbidden(instruction.op, static_cast<BlockId>(instruction.a));
  }
}

}  // namespace contract::internal
