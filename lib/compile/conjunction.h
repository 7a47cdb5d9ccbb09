#pragma once
// Which schemas apply to one value together, and what they ask of a value of one sort.
#include <compare>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "program/program.h"
#include "program/shape.h"

namespace contract::internal {

// The branch taken at an instruction, where the value of a member decides it.
struct Decision {
  std::uint32_t at = 0;
  std::uint32_t branch = 0;
  friend auto operator<=>(const Decision&, const Decision&) = default;
};

// Blocks that all have to hold, sorted; equal conjunctions have equal shapes.
struct Conjunction {
  std::vector<BlockId> blocks;
  std::vector<Decision> decisions;

  // Accepts everything if it is empty.
  static Conjunction of(std::vector<BlockId> blocks);
  Conjunction with(Decision decision) const;
  // Whether the value stands where a secret is expected: then a string may be a mask.
  bool is_secret(const Program& program) const;
  friend auto operator<=>(const Conjunction&, const Conjunction&) = default;
};

// The branches of a Decision at an If.
inline constexpr std::uint32_t kThen = 1;
inline constexpr std::uint32_t kElse = 0;

struct AppliedRule {
  std::uint32_t at = 0;  // index of the instruction
  BlockId block = BlockId::always;
};

// Every instruction that concerns values of one token, references and settled branches followed.
struct Gathered {
  bool rejected = false;  // no value of this token holds
  bool unsure = false;    // something here is too deep or too strange to be settled
  bool chooses = false;   // there are alternatives, settled or not
  std::vector<AppliedRule> leaves;
  std::vector<AppliedRule> members;
  std::vector<AppliedRule> items;
  std::vector<AppliedRule> contains;
  std::vector<AppliedRule> unevaluated;
  std::vector<AppliedRule> open;                          // anyOf and its like that only the value can settle
  std::vector<std::pair<BlockId, BlockId>> applications;  // block, and one that it applies to the same value

  bool accepts_all() const;
  // Whether `inner` is `outer`, or is applied by it to the same value.
  bool reaches(BlockId outer, BlockId inner) const;
};

class Gatherer {
 public:
  explicit Gatherer(const Program& program) : program_(program) {}

  Gathered gather(const Conjunction& conjunction, Token token) { return gather(conjunction, token, 0); }

  enum class Answer : std::uint8_t { No, Perhaps, Yes };
  // Whether values of this token hold: none, it depends, all.
  Answer accepts(BlockId block, Token token) { return accepts(block, token, 0); }

  const Program& program() const { return program_; }

 private:
  struct Work;
  Gathered gather(const Conjunction& conjunction, Token token, int depth);
  Answer accepts(BlockId block, Token token, int depth);
  void take(Work& work, const AppliedRule& applied);
  void take_branches(Work& work, const AppliedRule& applied, bool exactly_one);
  void take_not(Work& work, const AppliedRule& applied);
  void take_if(Work& work, const AppliedRule& applied);
  void take_listed(Work& work, const AppliedRule& applied, const std::vector<Value>& values);

  const Program& program_;
  std::map<std::pair<BlockId, Token>, Answer> known_;
};

}  // namespace contract::internal
