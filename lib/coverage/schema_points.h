#pragma once
// What can be seen of the schemas of a program: members, values of enums, branches, and both sides of each constraint.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coverage/counter.h"
#include "program/program.h"

namespace contract::internal {

// A keyword that a value can satisfy or violate; of `required` and its like one for each name.
struct CoveredConstraint {
  Op op = Op::End;           // what judges it
  std::string_view keyword;  // of the schema
  std::string_view name;     // the member that is required, or that asks for others; else empty
  CoverageCounter::Number satisfied = 0;
  CoverageCounter::Number violated = 0;
};

struct CoveredBranches {
  std::string_view keyword;
  const BranchTable* table;
  std::vector<CoverageCounter::Number> points;  // of the branches
};

struct CoveredMembers {
  const MemberTable* table;
  std::vector<std::optional<CoverageCounter::Number>> points;  // by the number of the name
};

struct CoveredEnum {
  const Enumeration* table;
  std::vector<CoverageCounter::Number> points;  // of the values
};

// Of one schema.
struct BlockPoints {
  std::vector<CoveredConstraint> constraints;
  std::vector<CoveredMembers> members;
  std::vector<CoveredEnum> enums;
  std::vector<CoveredBranches> branches;
};

// Immutable once all schemas are added. Program and counter must outlive it.
class SchemaPoints {
 public:
  SchemaPoints(const Program& program, CoverageCounter& counter) : program_(program), counter_(counter) {}

  // Adds the points of a schema and of all that it applies. What `not` and `if` apply is a question and no promise, so
  // it is left out.
  void add(BlockId entry);

  // Null for a schema that was not added.
  const BlockPoints* of(BlockId block) const;
  const Program& program() const { return program_; }

  // The place of a schema, as points have it.
  std::string location(BlockId block) const;

 private:
  void add_block(BlockId block);
  void add_instruction(const Instruction& instruction);
  void add_members(const MemberTable& table);
  void add_branches(const Instruction& instruction);
  void add_content(const ContentTable& table);
  void add_constraint(Op op, std::string_view keyword, std::string_view name = {});
  void add_forbidden(Op op, BlockId block);
  void reach(BlockId block);
  CoverageCounter::Number point(CoverageKind kind, std::string name);

  const Program& program_;
  CoverageCounter& counter_;
  std::unordered_map<std::uint32_t, BlockPoints> blocks_;
  // Of the block that is being added.
  BlockId block_ = BlockId::none;
  std::string of_;
  BlockPoints* points_ = nullptr;
  std::vector<BlockId> waiting_;
};

}  // namespace contract::internal
