#include "compile/conjunction.h"

#include <algorithm>
#include <optional>
#include <span>

namespace contract::internal {
namespace {

// Alternatives inside of alternatives are looked through this deep; the recursion has this depth at most.
constexpr int kDeepest = 32;

bool is_number(Token token) {
  return token == Token::Integer || token == Token::Fraction;
}

bool has_type(TypeSet types, Token token) {
  switch (token) {
    case Token::Null: return types.has(Kind::Null);
    case Token::True:
    case Token::False: return types.has(Kind::Boolean);
    case Token::Integer: return types.has(Kind::Number) || types.has_integer();
    case Token::Fraction: return types.has(Kind::Number);
    case Token::String: return types.has(Kind::String);
    case Token::Array: return types.has(Kind::Array);
    case Token::Object: return types.has(Kind::Object);
    case Token::Bad: break;
  }
  return false;
}

bool is_of(Value value, Token token) {
  switch (value.kind()) {
    case Kind::Null: return token == Token::Null;
    case Kind::Boolean: return token == (value.boolean() ? Token::True : Token::False);
    case Kind::Number: return token == (Number(value.digits()).is_integer() ? Token::Integer : Token::Fraction);
    case Kind::String: return token == Token::String;
    case Kind::Array: return token == Token::Array;
    case Kind::Object: return token == Token::Object;
  }
  return false;
}

// Whether the instruction, a leaf, has anything to say about values of this token.
bool concerns(Op op, Token token) {
  switch (op) {
    case Op::Minimum:
    case Op::ExclusiveMinimum:
    case Op::Maximum:
    case Op::ExclusiveMaximum:
    case Op::MultipleOf: return is_number(token);
    case Op::MinLength:
    case Op::MaxLength:
    case Op::Pattern:
    case Op::Format:
    case Op::Content: return token == Token::String;
    case Op::MinItems:
    case Op::MaxItems:
    case Op::UniqueItems: return token == Token::Array;
    case Op::MinProperties:
    case Op::MaxProperties:
    case Op::DependentRequired: return token == Token::Object;
    default: return false;
  }
}

}  // namespace

Conjunction Conjunction::of(std::vector<BlockId> blocks) {
  std::erase_if(blocks, [](BlockId block) { return block >= BlockId::always; });
  std::ranges::sort(blocks);
  const auto repeated = std::ranges::unique(blocks);
  blocks.erase(repeated.begin(), repeated.end());
  return {.blocks = std::move(blocks), .decisions = {}};
}

Conjunction Conjunction::with(Decision decision) const {
  Conjunction sharper = *this;
  sharper.decisions.insert(std::ranges::lower_bound(sharper.decisions, decision), decision);
  return sharper;
}

bool Conjunction::is_secret(const Program& program) const {
  return std::ranges::any_of(blocks, [&program](BlockId block) { return program.block(block).secret; });
}

bool Gathered::accepts_all() const {
  return !rejected && !unsure && leaves.empty() && members.empty() && items.empty() && contains.empty() &&
         unevaluated.empty() && open.empty();
}

bool Gathered::reaches(BlockId outer, BlockId inner) const {
  std::vector<BlockId> waiting{outer};
  std::vector<BlockId> seen;
  while (!waiting.empty()) {
    const BlockId at = waiting.back();
    waiting.pop_back();
    if (at == inner) return true;
    if (std::ranges::find(seen, at) != seen.end()) continue;
    seen.push_back(at);
    for (const auto& [from, to] : applications) {
      if (from == at) waiting.push_back(to);
    }
  }
  return false;
}

struct Gatherer::Work {
  const Conjunction& conjunction;
  Token token;
  int depth;
  Gathered gathered = {};
  std::vector<BlockId> waiting = {};

  void visit(const AppliedRule& from, BlockId block) {
    if (block >= BlockId::always) return;
    gathered.applications.emplace_back(from.block, block);
    waiting.push_back(block);
  }
};

Gathered Gatherer::gather(const Conjunction& conjunction, Token token, int depth) {
  Work work{.conjunction = conjunction, .token = token, .depth = depth};
  work.waiting = conjunction.blocks;
  std::vector<BlockId> visited;  // few: what applies to one value
  while (!work.waiting.empty() && !work.gathered.rejected) {
    const BlockId block = work.waiting.back();
    work.waiting.pop_back();
    if (std::ranges::find(visited, block) != visited.end()) continue;
    visited.push_back(block);
    for (std::uint32_t at = program_.block(block).start; program_.code[at].op != Op::End; ++at) {
      take(work, {.at = at, .block = block});
    }
  }
  return std::move(work.gathered);
}

Gatherer::Answer Gatherer::accepts(BlockId block, Token token, int depth) {
  if (block >= BlockId::always) return Answer::Yes;
  if (depth >= kDeepest) return Answer::Perhaps;
  if (const auto known = known_.find({block, token}); known != known_.end()) return known->second;
  const Gathered gathered = gather(Conjunction::of({block}), token, depth + 1);
  const Answer answer = gathered.rejected ? Answer::No : gathered.accepts_all() ? Answer::Yes : Answer::Perhaps;
  known_.emplace(std::pair(block, token), answer);
  return answer;
}

void Gatherer::take(Work& work, const AppliedRule& applied) {
  Gathered& gathered = work.gathered;
  const Instruction& instruction = program_.code[applied.at];
  switch (instruction.op) {
    case Op::End: return;
    case Op::Secret: return;
    case Op::Fail: gathered.rejected = true; return;
    case Op::Type:
      if (!has_type(TypeSet::from_bits(instruction.types), work.token)) gathered.rejected = true;
      return;
    case Op::Const: return take_listed(work, applied, {program_.constants[instruction.a]});
    case Op::Enum: return take_listed(work, applied, program_.enumerations[instruction.a].values);
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
    case Op::DependentRequired:
      if (concerns(instruction.op, work.token)) gathered.leaves.push_back(applied);
      return;
    case Op::Members:
      if (work.token == Token::Object) gathered.members.push_back(applied);
      return;
    case Op::Items:
      if (work.token == Token::Array) gathered.items.push_back(applied);
      return;
    case Op::Contains:
      if (work.token == Token::Array) gathered.contains.push_back(applied);
      return;
    case Op::Call: return work.visit(applied, static_cast<BlockId>(instruction.a));
    case Op::AnyOf: return take_branches(work, applied, false);
    case Op::OneOf: return take_branches(work, applied, true);
    case Op::Not: return take_not(work, applied);
    case Op::If: return take_if(work, applied);
    case Op::WhenMember:
      if (work.token == Token::Object) gathered.open.push_back(applied);
      return;
    case Op::UnevaluatedMembers:
      if (work.token == Token::Object) gathered.unevaluated.push_back(applied);
      return;
    case Op::UnevaluatedItems:
      if (work.token == Token::Array) gathered.unevaluated.push_back(applied);
      return;
  }
}

void Gatherer::take_listed(Work& work, const AppliedRule& applied, const std::vector<Value>& values) {
  const bool any = std::ranges::any_of(values, [&work](Value value) { return is_of(value, work.token); });
  if (!any) {
    work.gathered.rejected = true;
  } else if (work.token == Token::String || is_number(work.token)) {
    work.gathered.leaves.push_back(applied);
  } else if (work.token == Token::Array || work.token == Token::Object) {
    work.gathered.unsure = true;
  }
}

void Gatherer::take_branches(Work& work, const AppliedRule& applied, bool exactly_one) {
  work.gathered.chooses = true;
  const BranchTable& table = program_.branch_tables[program_.code[applied.at].a];
  const auto decided = std::ranges::find(work.conjunction.decisions, applied.at, &Decision::at);
  if (decided != work.conjunction.decisions.end()) return work.visit(applied, table.branches[decided->branch]);
  std::vector<BlockId> possible;
  std::size_t sure = 0;
  for (const BlockId branch : table.branches) {
    const Answer answer = accepts(branch, work.token, work.depth);
    if (answer != Answer::No) possible.push_back(branch);
    if (answer == Answer::Yes) ++sure;
  }
  if (possible.empty() || (exactly_one && sure > 1)) {
    work.gathered.rejected = true;
  } else if (possible.size() == 1) {
    work.visit(applied, possible.front());
  } else if (exactly_one || sure == 0 || work.token == Token::Object || work.token == Token::Array) {
    // Of a container, although a branch of anyOf holds for sure, the others may say more of what is evaluated.
    work.gathered.open.push_back(applied);
  }
}

void Gatherer::take_not(Work& work, const AppliedRule& applied) {
  work.gathered.chooses = true;
  switch (accepts(static_cast<BlockId>(program_.code[applied.at].a), work.token, work.depth)) {
    case Answer::No: return;
    case Answer::Yes: work.gathered.rejected = true; return;
    case Answer::Perhaps: work.gathered.open.push_back(applied); return;
  }
}

void Gatherer::take_if(Work& work, const AppliedRule& applied) {
  work.gathered.chooses = true;
  const Condition& condition = program_.conditions[program_.code[applied.at].a];
  const auto decided = std::ranges::find(work.conjunction.decisions, applied.at, &Decision::at);
  Answer answer = Answer::Perhaps;
  if (decided != work.conjunction.decisions.end()) {
    answer = decided->branch == kThen ? Answer::Yes : Answer::No;
  } else {
    answer = accepts(condition.condition, work.token, work.depth);
  }
  switch (answer) {
    case Answer::Yes:
      // A condition that holds asks nothing more, but what it evaluates counts.
      work.visit(applied, condition.condition);
      return work.visit(applied, condition.then);
    case Answer::No: return work.visit(applied, condition.otherwise);
    case Answer::Perhaps: work.gathered.open.push_back(applied); return;
  }
}

}  // namespace contract::internal
