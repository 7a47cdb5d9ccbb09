#pragma once
// The machine: one loop over instructions, with a stack of its own, so that the depth of an instance costs memory and
// never the call stack.
//
// It is a template over the view of the document (what a value is) and over the voice (whether findings are made, and
// whether every subschema that is applied is recorded: `complete`). All uses of it run the same code, so they cannot
// disagree on a verdict.
#include <algorithm>
#include <cassert>
#include <deque>
#include <utility>
#include <vector>

#include "program/program.h"
#include "run/branches.h"
#include "run/evaluated.h"
#include "run/leaves.h"
#include "run/run.h"
#include "run/work.h"

namespace contract::internal {

template <typename View, typename Voice>
class Machine {
 public:
  using Value = typename View::Value;

  Machine(const Program& program, const RunOptions& options, Voice& voice)
      : program_(program), options_(options), voice_(voice), leaves_(program, options, voice, work_) {}

  Verdict run(BlockId entry, Value root) {
    if (entry == BlockId::always) return Verdict::Valid;
    work_ = Work(budget(program_, options_, root));
    push(entry, root, Reached::Root, Joins::Always);
    while (!frames_.empty() && work_.left() > 0) {
      work_.charge(1);
      step(frames_.back());
    }
    if (options_.work != nullptr) options_.work->charge(work_.done());
    return frames_.empty() ? result_ : give_up(entry, root);
  }

  std::uint64_t work() const { return work_.done(); }  // that the run took

 private:
  // How a frame's value was reached from that of the frame below.
  enum class Reached : std::uint8_t { Root, Same, Child };
  // Always: the parent fails where this frame fails. Asked: the parent decides what the verdict means.
  enum class Joins : std::uint8_t { Always, Asked };

  struct Frame {
    Value value;
    BlockId block;
    std::uint32_t at;  // the present instruction
    Reached reached;
    Joins joins;
    bool tracks;  // keeps the log of evaluated children
    Verdict verdict = Verdict::Valid;
    std::size_t evaluated_mark;
    std::uint32_t same_value_depth;  // frames below this one at the same value

    // State of the instruction at `at`, so that it can go on after a frame that it pushed. Zero: not begun.
    std::uint32_t phase = 0;
    Verdict returned = Verdict::Valid;  // of the frame that was pushed with Joins::Asked
    bool matched = false;
    std::uint32_t ordinal = 0;
    std::uint64_t count = 0;
    typename View::MemberCursor member{nullptr};
    typename View::ItemCursor item{nullptr};
    std::size_t voice_mark = 0;
    std::size_t placeholder_mark = 0;  // before the block that was asked
  };

  // State that only some instructions need, one per frame that is inside of one; innermost last.
  using Flags = std::vector<bool>;  // required members seen, or children evaluated
  struct Alternatives {             // branches, or items that `contains` looks at
    std::vector<std::uint64_t> matches;
    std::size_t sure_matches = 0;      // of those, the ones that took no placeholder for a string
    std::size_t placeholder_mark = 0;  // before the first branch
    FailedBranches failed;
    Drafts undecided;  // why some of them could not be decided
  };

  // What a run may cost: see docs/decisions/0055-work-is-charged.md.
  static constexpr std::uint64_t kWorkAtLeast = 10'000;
  static constexpr std::uint64_t kWorkPerUnit = 200;
  static std::uint64_t budget(const Program& program, const RunOptions& options, Value root) {
    const std::uint64_t own = kWorkAtLeast + View::weight(root) * (kWorkPerUnit + program.code.size());
    return options.work == nullptr ? own : std::min(own, options.work->left());
  }

  // What was found so far says little: the branches it belongs to are not settled.
  Verdict give_up(BlockId entry, Value root) {
    for (; !frames_.empty(); frames_.pop_back()) {
      if constexpr (Voice::complete) voice_.end(Verdict::Undecided);
      if (frames_.back().reached == Reached::Child) voice_.leave();
    }
    if constexpr (Voice::enabled) {
      alternatives_.clear();
      voice_.forget_all();
      voice_.report(Code::Undecided, program_.block(entry).origin, root.span(),
                    Detail{.text = "the schemas apply each other more often than the budget allows", .help = {}});
    }
    return Verdict::Undecided;
  }

  static void worsen(Verdict& verdict, Verdict other) { verdict = std::max(verdict, other); }

  bool tracks_all() const { return Voice::enabled && options_.undocumented.has_value(); }

  void push(BlockId block, Value value, Reached reached, Joins joins) {
    const bool same = reached == Reached::Same;
    if (!same) leaves_.enter(program_.block(block).secret);
    const std::uint32_t depth = same ? frames_.back().same_value_depth + 1 : 0;
    const bool tracks = tracks_all() || program_.block(block).unevaluated || (same && frames_.back().tracks);
    if constexpr (Voice::complete) record(block, value, reached, joins);
    frames_.push_back(Frame{.value = value,
                            .block = block,
                            .at = program_.block(block).start,
                            .reached = reached,
                            .joins = joins,
                            .tracks = tracks,
                            .evaluated_mark = evaluated_.mark(),
                            .same_value_depth = depth});
  }

  // Tells a complete voice which subschema is applied to what, and by which keyword.
  void record(BlockId block, Value value, Reached reached, Joins joins) {
    const std::uint32_t by = frames_.empty() ? program_.block(block).origin : program_.code[frames_.back().at].origin;
    voice_.begin(block, value, by, reached == Reached::Child, joins == Joins::Always);
  }

  // Runs `block` on a child or on the same value. True: done, the verdict is in `frame`. False: a frame was pushed and
  // the instruction goes on, at its present phase, when that is done; `frame` may not be used before.
  bool apply(Frame& frame, BlockId block, Value value, Reached reached, Joins joins) {
    if (block == BlockId::always) {
      frame.returned = Verdict::Valid;
      return true;
    }
    const Block& target = program_.block(block);
    const bool needs_frame =
        !target.leaf || (tracks_all() && reached == Reached::Child && value.kind() == Kind::Object);
    if (needs_frame) {
      push(block, value, reached, joins);
      return false;
    }
    work_.charge(1);
    if (reached != Reached::Same) leaves_.enter(target.secret);
    if constexpr (Voice::complete) record(block, value, reached, joins);
    const Verdict verdict = run_leaf(target, value);
    if constexpr (Voice::complete) voice_.end(verdict);
    if (joins == Joins::Always) {
      worsen(frame.verdict, verdict);
    } else {
      frame.returned = verdict;
    }
    return true;
  }

  Verdict run_leaf(const Block& block, Value value) {
    Verdict verdict = Verdict::Valid;
    for (const Instruction* at = &program_.code[block.start]; at->op != Op::End; ++at) {
      worsen(verdict, leaves_.judge(*at, value));
      if constexpr (Voice::enabled) {
        if (verdict == Verdict::Invalid && at->op == Op::Type) hide_below(value, may_be_secret(block, *at));
      }
      if (verdict == Verdict::Invalid && (!Voice::enabled || ends_block(*at))) break;
    }
    return verdict;
  }

  void next(Frame& frame) {
    ++frame.at;
    frame.phase = 0;
    // Without findings the first mistake settles it.
    if (!Voice::enabled && frame.verdict == Verdict::Invalid) leave(frame);
  }

  void step(Frame& frame) {
    const Instruction& instruction = program_.code[frame.at];
    switch (instruction.op) {
      case Op::End: return leave(frame);
      case Op::Members: return members(frame, program_.member_tables[instruction.a]);
      case Op::Items: return items(frame, program_.item_tables[instruction.a]);
      case Op::Contains: return contains(frame, program_.contains_tables[instruction.a]);
      case Op::Call: return call(frame, static_cast<BlockId>(instruction.a));
      case Op::AnyOf: return branches(frame, program_.branch_tables[instruction.a], instruction, false);
      case Op::OneOf: return branches(frame, program_.branch_tables[instruction.a], instruction, true);
      case Op::Not: return negate(frame, instruction);
      case Op::If: return condition(frame, program_.conditions[instruction.a]);
      case Op::WhenMember: return when_member(frame, instruction);
      case Op::UnevaluatedMembers: return unevaluated_members(frame, instruction);
      case Op::UnevaluatedItems: return unevaluated_items(frame, instruction);
      case Op::Secret:
      case Op::Fail:
      case Op::Type:
      case Op::Const:
      case Op::Enum:
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
      case Op::DependentRequired: return leaf(frame, instruction);
    }
  }

  // A scalar in the place of a container that would hold a secret is probably the secret itself.
  static bool may_be_secret(const Block& block, const Instruction& type) {
    const TypeSet types = TypeSet::from_bits(type.types);
    return block.secrets && (types.has(Kind::Object) || types.has(Kind::Array));
  }

  // A value of the wrong type would only break the other keywords in consequence.
  static bool ends_block(const Instruction& failed) { return !Voice::complete && failed.op == Op::Type; }

  // The verdict of the schema `false` is told in the words of the keyword that holds it, unless every schema is told
  // of.
  bool forbids(BlockId block) const {
    return !Voice::complete && block != BlockId::always && program_.block(block).never;
  }

  void leaf(Frame& frame, const Instruction& instruction) {
    const Verdict verdict = leaves_.judge(instruction, frame.value);
    worsen(frame.verdict, verdict);
    if (verdict == Verdict::Invalid && ends_block(instruction)) {
      give_up_below(frame, may_be_secret(program_.block(frame.block), instruction));
      return leave(frame);
    }
    next(frame);
  }

  // No schema fits the value, so nothing is known of its children: they count as evaluated, because complaining about
  // each would only add noise, and what may be secret in them is hidden.
  void give_up_below(Frame& frame, bool hide_all = false) {
    if (frame.tracks) evaluated_.add_all();
    if constexpr (Voice::enabled) hide_below(frame.value, hide_all);
  }

  void hide_below(Value value, bool all) {
    if (!program_.secret_names.empty()) work_.charge(View::weight(value));
    voice_.hide_below(value, all);
  }

  // Which children of the value some keyword has evaluated.
  Flags evaluated(const Frame& frame) {
    work_.charge(frame.value.size() + evaluated_.mark() - frame.evaluated_mark);
    return evaluated_.since(frame.evaluated_mark, frame.value.size());
  }

  void leave(Frame& frame) {
    if constexpr (Voice::enabled) {
      if (frame.reached != Reached::Same && options_.undocumented) report_undocumented(frame);
    }
    const Frame done = frame;
    frames_.pop_back();
    const bool failed_branch = done.joins == Joins::Asked && done.verdict != Verdict::Valid;
    if (done.reached != Reached::Same || failed_branch) evaluated_.cut(done.evaluated_mark);
    if constexpr (Voice::complete) voice_.end(done.verdict);
    if (done.reached == Reached::Child) voice_.leave();
    if (frames_.empty()) {
      result_ = done.verdict;
    } else if (done.joins == Joins::Always) {
      worsen(frames_.back().verdict, done.verdict);
    } else {
      frames_.back().returned = done.verdict;
    }
  }

  // machine_objects.h
  enum MemberPhase : std::uint32_t { kBegin, kProperty, kPattern, kAdditional, kName, kMemberDone };
  bool apply_child(Frame& frame, BlockId block, Value value, Value key);
  void members(Frame& frame, const MemberTable& table);
  bool one_member(Frame& frame, const MemberTable& table);
  bool name_matches(Frame& frame, const MemberTable::PatternProperty& candidate, Value key);
  bool additional_member(Frame& frame, const MemberTable& table, Value key, Value value);
  // In objects of more members nothing is guessed: every unknown name is compared with all others, and an object that
  // large is a map rather than a record with a slip in it.
  static constexpr std::size_t kMostCompared = 64;
  void missing_members(Frame& frame, const MemberTable& table);
  NameFacts missing_name(const Frame& frame, const MemberTable& table, std::string_view name);
  static Span opening(Value object);
  void when_member(Frame& frame, const Instruction& instruction);
  void unevaluated_members(Frame& frame, const Instruction& instruction);
  void report_undocumented(const Frame& frame);
  NameFacts unknown_name(const Frame& frame, const std::vector<std::uint32_t>& declared, Value key);

  // machine_arrays.h
  bool apply_item(Frame& frame, BlockId block, Joins joins);
  void begin_items(Frame& frame);
  void items(Frame& frame, const ItemTable& table);
  void unexpected_item(Frame& frame, std::uint32_t origin);
  void contains(Frame& frame, const ContainsTable& table);
  void settle_contains(Frame& frame, const ContainsTable& table);
  void report_undecided();
  void forget_alternatives();
  void ask(Frame& frame);
  void answered() { voice_.unmute(); }
  void item_answered(Frame& frame, const ContainsTable& table);
  void unevaluated_items(Frame& frame, const Instruction& instruction);

  // machine_branches.h
  void call(Frame& frame, BlockId block);
  bool enter_same(Frame& frame, BlockId block, Joins joins);
  void negate(Frame& frame, const Instruction& instruction);
  void condition(Frame& frame, const Condition& condition);
  enum BranchPhase : std::uint32_t { kFirst, kRunning, kChosen };
  void branches(Frame& frame, const BranchTable& table, const Instruction& instruction, bool exactly_one);
  void branch_answered(Frame& frame);
  void settle_branches(Frame& frame, const BranchTable& table, const Instruction& instruction, bool exactly_one);
  void explain(Frame& frame, const BranchTable& table, const Instruction& instruction);
  bool choose(Frame& frame, const BranchTable& table, const Instruction& instruction);
  void report_choice(Frame& frame, const BranchTable& table, const Instruction& instruction);

  const Program& program_;
  const RunOptions& options_;
  Voice& voice_;
  Work work_{0};
  Leaves<View, Voice> leaves_;
  std::deque<Frame> frames_;  // a deque: a frame stays where it is while others are pushed
  std::vector<Flags> flags_;
  std::vector<Alternatives> alternatives_;
  EvaluatedLog evaluated_;
  Verdict result_ = Verdict::Valid;
};

}  // namespace contract::internal

#include "run/machine_arrays.h"    // IWYU pragma: keep
#include "run/machine_branches.h"  // IWYU pragma: keep
#include "run/machine_objects.h"   // IWYU pragma: keep
