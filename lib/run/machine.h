#pragma once
// The machine: one loop over instructions, with a stack of its own, so that the depth of an instance costs memory and
// never the call stack.
//
// It is a template over the view of the document (what a value is) and over the voice (whether findings are made).
// Both uses of it run the same code, so they cannot disagree on a verdict.
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

namespace contract::internal {

template <typename View, typename Voice>
class Machine {
 public:
  using Value = typename View::Value;

  Machine(const Program& program, const RunOptions& options, Voice& voice)
      : program_(program), options_(options), voice_(voice), leaves_(program, options, voice) {}

  Verdict run(BlockId entry, Value root) {
    if (entry == BlockId::always) return Verdict::Valid;
    push(entry, root, Reached::Root, Joins::Always);
    std::uint64_t steps = kStepsPerValue * View::count_values(root);
    while (!frames_.empty()) {
      if (steps-- == 0) return give_up(entry, root);
      step(frames_.back());
    }
    return result_;
  }

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
    std::size_t placeholder_mark = 0;
  };

  // State that only some instructions need, one per frame that is inside of one; innermost last.
  struct Side {
    std::vector<bool> flags;        // required members seen, or children evaluated
    std::vector<Attempt> attempts;  // branches or items that did not match
    std::vector<std::uint64_t> matches;
  };

  // Schemas that apply each other again and again can take time without end on a small value. No schema that people
  // write comes near this.
  static constexpr std::uint64_t kStepsPerValue = 10'000;

  // What was found so far says little: the branches it belongs to are not settled.
  Verdict give_up(BlockId entry, Value root) {
    for (; !frames_.empty(); frames_.pop_back()) {
      if (frames_.back().reached == Reached::Child) voice_.leave();
    }
    if constexpr (Voice::enabled) {
      voice_.drop(0);
      voice_.report(Code::Undecided, program_.block(entry).origin, root.span(),
                    Detail{.text = "the schemas apply each other more often than the budget allows", .help = {}});
    }
    return Verdict::Undecided;
  }

  static void worsen(Verdict& verdict, Verdict other) { verdict = std::max(verdict, other); }

  bool tracks_all() const { return Voice::enabled && options_.undocumented.has_value(); }

  void push(BlockId block, Value value, Reached reached, Joins joins) {
    const bool same = reached == Reached::Same;
    const std::uint32_t depth = same ? frames_.back().same_value_depth + 1 : 0;
    const bool tracks = tracks_all() || program_.block(block).unevaluated || (same && frames_.back().tracks);
    frames_.push_back(Frame{.value = value,
                            .block = block,
                            .at = program_.block(block).start,
                            .reached = reached,
                            .joins = joins,
                            .tracks = tracks,
                            .evaluated_mark = evaluated_.mark(),
                            .same_value_depth = depth});
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
    const Verdict verdict = run_leaf(target, value);
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
        if (verdict == Verdict::Invalid && at->op == Op::Type) voice_.hide_below(value);
      }
      if (verdict == Verdict::Invalid && (!Voice::enabled || at->op == Op::Type)) break;
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
      case Op::MinItems:
      case Op::MaxItems:
      case Op::UniqueItems:
      case Op::MinProperties:
      case Op::MaxProperties:
      case Op::DependentRequired: return leaf(frame, instruction);
    }
  }

  void leaf(Frame& frame, const Instruction& instruction) {
    const Verdict verdict = leaves_.judge(instruction, frame.value);
    worsen(frame.verdict, verdict);
    // A value of the wrong type would only break the other keywords in consequence.
    if (verdict == Verdict::Invalid && instruction.op == Op::Type) {
      give_up_below(frame);
      return leave(frame);
    }
    next(frame);
  }

  // No schema fits the value, so nothing is known of its children: they count as evaluated, because complaining about
  // each would only add noise, and what may be secret in them is hidden.
  void give_up_below(Frame& frame) {
    if (frame.tracks) evaluated_.add_all();
    if constexpr (Voice::enabled) voice_.hide_below(frame.value);
  }

  void leave(Frame& frame) {
    if constexpr (Voice::enabled) {
      if (frame.reached != Reached::Same && options_.undocumented) report_undocumented(frame);
    }
    const Frame done = frame;
    frames_.pop_back();
    const bool failed_branch = done.joins == Joins::Asked && done.verdict != Verdict::Valid;
    if (done.reached != Reached::Same || failed_branch) evaluated_.cut(done.evaluated_mark);
    if (done.reached == Reached::Child) voice_.leave();
    if (frames_.empty()) {
      result_ = done.verdict;
    } else if (done.joins == Joins::Always) {
      worsen(frames_.back().verdict, done.verdict);
    } else {
      frames_.back().returned = done.verdict;
    }
  }

  // ---- objects

  enum MemberPhase : std::uint32_t { kBegin, kProperty, kPattern, kAdditional, kName, kMemberDone };

  bool apply_child(Frame& frame, BlockId block, Value value, Value key) {
    voice_.enter(key);
    if (!apply(frame, block, value, Reached::Child, Joins::Always)) return false;
    voice_.leave();
    return true;
  }

  void members(Frame& frame, const MemberTable& table) {
    if (frame.phase == kBegin) {
      if (frame.value.kind() != Kind::Object) return next(frame);
      frame.member = frame.value.members().begin();
      frame.ordinal = 0;
      frame.phase = kProperty;
      sides_.emplace_back().flags.resize(table.required.size());
      if (frame.tracks && table.declares) evaluated_.add_declared(frame.at);
    }
    const auto end = frame.value.members().end();
    while (frame.member != end) {
      if (!one_member(frame, table)) return;
      if (!Voice::enabled && frame.verdict == Verdict::Invalid) break;
      if (frame.tracks && frame.matched) evaluated_.add(frame.ordinal);
      ++frame.member;
      ++frame.ordinal;
      frame.phase = kProperty;
    }
    missing_members(frame, table);
    sides_.pop_back();
    next(frame);
  }

  // Everything the table says of one member. False: a frame was pushed.
  bool one_member(Frame& frame, const MemberTable& table) {
    const auto [key, value] = *frame.member;
    if (frame.phase == kProperty) {
      frame.phase = kPattern;
      frame.count = 0;
      frame.matched = false;
      const std::uint32_t number = table.names.find(key.string());
      if (number != NameTable::kAbsent) {
        const MemberTable::Property& property = table.properties[number];
        if (property.required != MemberTable::kNotRequired) sides_.back().flags[property.required] = true;
        if (property.block != BlockId::none) {
          frame.matched = true;
          if (!apply_child(frame, property.block, value, key)) return false;
        }
      }
    }
    while (frame.phase == kPattern) {
      if (frame.count == table.patterns.size()) {
        frame.phase = kAdditional;
        break;
      }
      const MemberTable::PatternProperty& candidate = table.patterns[frame.count++];
      if (!name_matches(frame, candidate, key)) continue;
      frame.matched = true;
      if (!apply_child(frame, candidate.block, value, key)) return false;
    }
    if (frame.phase == kAdditional) {
      frame.phase = kName;
      if (!frame.matched && table.additional != BlockId::none) {
        frame.matched = true;
        if (!additional_member(frame, table, key, value)) return false;
      }
    }
    if (frame.phase == kName) {
      frame.phase = kMemberDone;
      if (table.member_names != BlockId::none && !apply_child(frame, table.member_names, key, key)) return false;
    }
    return true;
  }

  bool name_matches(Frame& frame, const MemberTable::PatternProperty& candidate, Value key) {
    const Match match = program_.patterns[candidate.pattern].search(key.string());
    if (match == Match::Undecided) {
      worsen(frame.verdict, Verdict::Undecided);
      if constexpr (Voice::enabled) {
        voice_.report_member(Code::Undecided, program_.block(frame.block).origin, key,
                             PatternFacts{.got = to_json_excerpt(key),
                                          .pattern = std::string(program_.patterns[candidate.pattern].text())});
      }
    }
    return match == Match::Yes;
  }

  bool additional_member(Frame& frame, const MemberTable& table, Value key, Value value) {
    if (table.additional == BlockId::always) return true;
    const Block& block = program_.block(table.additional);
    if (!block.never) return apply_child(frame, table.additional, value, key);
    frame.verdict = Verdict::Invalid;
    if constexpr (Voice::enabled) {
      if (voice_.hears(Code::UnexpectedMember)) {
        voice_.report_member(Code::UnexpectedMember, block.origin, key, unknown_name(frame, {frame.at}, key));
      }
    }
    return true;
  }

  // In objects of more members nothing is guessed: every unknown name is compared with all others, and an object that
  // large is a map rather than a record with a slip in it.
  static constexpr std::size_t kMostCompared = 64;

  void missing_members(Frame& frame, const MemberTable& table) {
    const std::vector<bool>& seen = sides_.back().flags;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (seen[i]) continue;
      frame.verdict = Verdict::Invalid;
      if constexpr (Voice::enabled) {
        if (!voice_.hears(Code::MissingMember)) return;
        const MemberTable::Required& required = table.required[i];
        voice_.report(Code::MissingMember, required.origin, opening(frame.value),
                      missing_name(frame, table, required.name));
      } else {
        return;
      }
    }
  }

  // A missing member and, of those that are there but unknown, the one that may be its misspelling.
  NameFacts missing_name(const Frame& frame, const MemberTable& table, std::string_view name) const {
    std::vector<std::string_view> unknown;
    if (frame.value.size() <= kMostCompared) {
      for (const auto& [key, value] : frame.value.members()) {
        if (table.names.find(key.string()) == NameTable::kAbsent) unknown.push_back(key.string());
      }
    }
    return {.name = std::string(name), .nearest = nearest(name, unknown), .because = {}};
  }

  // A finding about what an object lacks points at its first byte: the whole of it would underline everything else.
  static Span opening(Value object) {
    const Span span = object.span();
    return {.begin = span.begin, .end = std::min(span.end, span.begin + 1)};
  }

  void when_member(Frame& frame, const Instruction& instruction) {
    if (frame.phase == 0 && frame.value.kind() == Kind::Object && frame.value.find(program_.names[instruction.a])) {
      frame.phase = 1;
      if (!apply(frame, static_cast<BlockId>(instruction.b), frame.value, Reached::Same, Joins::Always)) return;
    }
    next(frame);
  }

  void unevaluated_members(Frame& frame, const Instruction& instruction) {
    if (frame.value.kind() != Kind::Object) return next(frame);
    if (frame.phase == 0) {
      frame.phase = 1;
      frame.member = frame.value.members().begin();
      frame.ordinal = 0;
      sides_.emplace_back().flags = evaluated_.since(frame.evaluated_mark, frame.value.size());
    }
    const auto block = static_cast<BlockId>(instruction.a);
    const auto end = frame.value.members().end();
    while (frame.member != end) {
      const auto [key, value] = *frame.member;
      ++frame.member;
      if (sides_.back().flags[frame.ordinal++]) continue;
      if (block != BlockId::always && program_.block(block).never) {
        frame.verdict = Verdict::Invalid;
        if constexpr (Voice::enabled) {
          if (!voice_.hears(Code::UnexpectedMember)) continue;
          voice_.report_member(Code::UnexpectedMember, instruction.origin, key,
                               NameFacts{.name = std::string(key.string()), .nearest = {}, .because = {}});
        }
      } else if (!apply_child(frame, block, value, key)) {
        return;
      }
    }
    sides_.pop_back();
    evaluated_.add_all();
    next(frame);
  }

  void report_undocumented(const Frame& frame) {
    if (frame.value.kind() != Kind::Object || !voice_.hears(Code::UndocumentedMember)) return;
    const std::vector<std::uint32_t> declared = evaluated_.declared_since(frame.evaluated_mark);
    if (declared.empty()) return;
    const std::vector<bool> known = evaluated_.since(frame.evaluated_mark, frame.value.size());
    std::size_t ordinal = 0;
    for (const auto& [key, value] : frame.value.members()) {
      if (known[ordinal++]) continue;
      Finding& finding = voice_.report_member(Code::UndocumentedMember, program_.code[declared.front()].origin, key,
                                              unknown_name(frame, declared, key));
      if (finding.code != Code::UndocumentedMember) continue;  // there were too many already
      finding.severity = *options_.undocumented;
      finding.provenance = {};  // that a member is not there is what no page says
    }
  }

  // The name of a member that the schemas do not know, and of one that they do, is absent, and may have been meant.
  NameFacts unknown_name(const Frame& frame, const std::vector<std::uint32_t>& declared, Value key) const {
    std::vector<std::string_view> absent;
    if (frame.value.size() > kMostCompared) return {.name = std::string(key.string()), .nearest = {}, .because = {}};
    for (const std::uint32_t at : declared) {
      for (const std::string_view name : program_.member_tables[program_.code[at].a].names.names()) {
        if (!frame.value.find(name)) absent.push_back(name);
      }
    }
    return {.name = std::string(key.string()), .nearest = nearest(key.string(), absent), .because = {}};
  }

  // ---- arrays

  bool apply_item(Frame& frame, BlockId block, Joins joins) {
    voice_.enter(static_cast<std::size_t>(frame.ordinal));
    if (!apply(frame, block, *frame.item, Reached::Child, joins)) return false;
    voice_.leave();
    return true;
  }

  void begin_items(Frame& frame) {
    frame.phase = 1;
    frame.item = frame.value.items().begin();
    frame.ordinal = 0;
    frame.count = 0;
  }

  void items(Frame& frame, const ItemTable& table) {
    if (frame.value.kind() != Kind::Array) return next(frame);
    if (frame.phase == 0) {
      begin_items(frame);
    } else {
      ++frame.item;
      ++frame.ordinal;
    }
    const auto end = frame.value.items().end();
    for (; frame.item != end; ++frame.item, ++frame.ordinal) {
      if (!Voice::enabled && frame.verdict == Verdict::Invalid) break;
      const bool in_prefix = frame.ordinal < table.prefix.size();
      const BlockId block = in_prefix ? table.prefix[frame.ordinal] : table.rest;
      if (block == BlockId::none) break;
      if (block == BlockId::always) continue;
      if (!in_prefix && program_.block(block).never) {
        unexpected_item(frame, program_.block(block).origin);
        break;
      }
      if (!apply_item(frame, block, Joins::Always)) return;
    }
    if (frame.tracks) {
      if (table.rest != BlockId::none) {
        evaluated_.add_all();
      } else {
        evaluated_.add_first(static_cast<std::uint32_t>(table.prefix.size()));
      }
    }
    next(frame);
  }

  void unexpected_item(Frame& frame, std::uint32_t origin) {
    frame.verdict = Verdict::Invalid;
    if constexpr (Voice::enabled) {
      if (!voice_.hears(Code::UnexpectedItem)) return;
      voice_.enter(static_cast<std::size_t>(frame.ordinal));
      voice_.report(Code::UnexpectedItem, origin, (*frame.item).span(),
                    IndexFacts{.first = frame.value.size(), .second = frame.ordinal});
      voice_.leave();
    }
  }

  void contains(Frame& frame, const ContainsTable& table) {
    if (frame.value.kind() != Kind::Array) return next(frame);
    const auto end = frame.value.items().end();
    if (frame.phase == 0) {
      begin_items(frame);
      sides_.emplace_back();
      frame.matched = false;
    } else {
      item_answered(frame, table);
    }
    while (frame.item != end) {
      ask(frame);
      if (!apply_item(frame, table.block, Joins::Asked)) return;
      item_answered(frame, table);
    }
    settle_contains(frame, table);
    sides_.pop_back();
    next(frame);
  }

  void settle_contains(Frame& frame, const ContainsTable& table) {
    const bool undecided = frame.matched;
    const auto report = [&](Code code, std::uint32_t origin, std::uint64_t want) {
      frame.verdict = Verdict::Invalid;
      if constexpr (Voice::enabled) {
        if (voice_.hears(code)) {
          voice_.report(code, origin, frame.value.span(), Length{.got = frame.count, .want = want});
        }
      }
    };
    if (frame.count > table.max) {
      report(Code::ContainsTooMany, table.max_origin, table.max);
    } else if (undecided && (frame.count < table.min || table.max < frame.value.size())) {
      worsen(frame.verdict, Verdict::Undecided);
      report_undecided();
    } else if (frame.count < table.min) {
      report(Code::ContainsTooFew, table.min_origin, table.min);
    }
  }

  // Says which of the attempts could not be decided, and why.
  void report_undecided() {
    if constexpr (Voice::enabled) {
      for (Attempt& attempt : sides_.back().attempts) {
        if (attempt.undecided) voice_.add(std::move(attempt.findings));
      }
    }
  }

  // Before a block is run for its verdict only, and after.
  void ask(Frame& frame) {
    voice_.mute();
    if constexpr (Voice::enabled) frame.voice_mark = voice_.mark();
  }
  void answered() { voice_.unmute(); }

  void item_answered(Frame& frame, const ContainsTable& table) {
    answered();
    const bool undecided = frame.returned == Verdict::Undecided;
    if (undecided) frame.matched = true;
    if constexpr (Voice::enabled) {
      if (undecided) {
        Findings why = voice_.take(frame.voice_mark);
        sides_.back().attempts.push_back({.branch = frame.ordinal, .findings = std::move(why), .undecided = true});
      }
      voice_.drop(frame.voice_mark);
    }
    if (frame.returned == Verdict::Valid) {
      ++frame.count;
      if (frame.tracks && table.evaluates) evaluated_.add(frame.ordinal);
    }
    ++frame.item;
    ++frame.ordinal;
  }

  void unevaluated_items(Frame& frame, const Instruction& instruction) {
    if (frame.value.kind() != Kind::Array) return next(frame);
    if (frame.phase == 0) {
      sides_.emplace_back().flags = evaluated_.since(frame.evaluated_mark, frame.value.size());
      begin_items(frame);
    } else {
      ++frame.item;
      ++frame.ordinal;
    }
    const auto block = static_cast<BlockId>(instruction.a);
    const auto end = frame.value.items().end();
    for (; frame.item != end; ++frame.item, ++frame.ordinal) {
      if (sides_.back().flags[frame.ordinal] || block == BlockId::always) continue;
      if (program_.block(block).never) {
        unexpected_item(frame, instruction.origin);
      } else if (!apply_item(frame, block, Joins::Always)) {
        return;
      }
    }
    sides_.pop_back();
    evaluated_.add_all();
    next(frame);
  }

  // ---- the same value

  void call(Frame& frame, BlockId block) {
    if (frame.phase == 0) {
      frame.phase = 1;
      if (!enter_same(frame, block, Joins::Always)) return;
    }
    next(frame);
  }

  // More frames at one value than there are blocks: some block is running inside of itself, and would for ever.
  bool enter_same(Frame& frame, BlockId block, Joins joins) {
    if (frame.same_value_depth <= program_.blocks.size()) return apply(frame, block, frame.value, Reached::Same, joins);
    worsen(frame.verdict, Verdict::Undecided);
    frame.returned = Verdict::Undecided;
    if constexpr (Voice::enabled) {
      voice_.report(Code::Undecided, program_.block(block).origin, frame.value.span(),
                    Detail{.text = "the schema applies itself to the same value again and again", .help = {}});
    }
    return true;
  }

  void negate(Frame& frame, const Instruction& instruction) {
    if (frame.phase == 0) {
      frame.phase = 1;
      ask(frame);
      if (!enter_same(frame, static_cast<BlockId>(instruction.a), Joins::Asked)) return;
    }
    answered();
    if (frame.returned == Verdict::Undecided) {
      worsen(frame.verdict, Verdict::Undecided);
    } else {
      if constexpr (Voice::enabled) voice_.drop(frame.voice_mark);
      if (frame.returned == Verdict::Valid) {
        frame.verdict = Verdict::Invalid;
        if constexpr (Voice::enabled) {
          if (voice_.hears(Code::MatchesForbidden)) {
            voice_.report(Code::MatchesForbidden, instruction.origin, frame.value.span(), NoFacts{});
          }
        }
      }
    }
    next(frame);
  }

  void condition(Frame& frame, const Condition& condition) {
    if (frame.phase == 0) {
      frame.phase = 1;
      ask(frame);
      if (!enter_same(frame, condition.condition, Joins::Asked)) return;
    }
    if (frame.phase == 1) {
      frame.phase = 2;
      answered();
      if (frame.returned == Verdict::Undecided) {
        worsen(frame.verdict, Verdict::Undecided);  // and what the condition found says why
        return next(frame);
      }
      if constexpr (Voice::enabled) voice_.drop(frame.voice_mark);
      const BlockId block = frame.returned == Verdict::Valid ? condition.then : condition.otherwise;
      if (block != BlockId::none && !enter_same(frame, block, Joins::Always)) return;
    }
    next(frame);
  }

  enum BranchPhase : std::uint32_t { kFirst, kRunning, kChosen };

  void branches(Frame& frame, const BranchTable& table, const Instruction& instruction, bool exactly_one) {
    if (frame.phase == kFirst) {
      if (table.chosen && choose(frame, table, instruction)) return;
      frame.phase = kRunning;
      frame.count = 0;
      frame.matched = false;
      frame.placeholder_mark = leaves_.placeholders_seen();
      sides_.emplace_back();
      if constexpr (Voice::enabled) frame.voice_mark = voice_.mark();
    } else if (frame.phase == kChosen) {
      return next(frame);
    } else {
      branch_answered(frame);
    }
    // Findings, and the log of what was evaluated, need every branch; a verdict does not.
    const bool run_all = Voice::enabled || frame.tracks;
    while (frame.count < table.branches.size()) {
      const std::size_t matches = sides_.back().matches.size();
      if (!run_all && (exactly_one ? matches > 1 : matches > 0)) break;
      if (!enter_same(frame, table.branches[frame.count], Joins::Asked)) return;
      branch_answered(frame);
    }
    settle_branches(frame, table, instruction, exactly_one);
    sides_.pop_back();
    next(frame);
  }

  void branch_answered(Frame& frame) {
    Side& side = sides_.back();
    if (frame.returned == Verdict::Valid) side.matches.push_back(frame.count);
    if (frame.returned == Verdict::Undecided) frame.matched = true;
    if constexpr (Voice::enabled) {
      if (frame.returned != Verdict::Valid) {
        side.attempts.push_back({.branch = frame.count,
                                 .findings = voice_.take(frame.voice_mark),
                                 .undecided = frame.returned == Verdict::Undecided});
      }
      frame.voice_mark = voice_.mark();
    }
    ++frame.count;
  }

  void settle_branches(Frame& frame, const BranchTable& table, const Instruction& instruction, bool exactly_one) {
    Side& side = sides_.back();
    const bool undecided = frame.matched;
    const bool with_placeholder = leaves_.placeholders_seen() != frame.placeholder_mark;
    const bool several = exactly_one && side.matches.size() > 1 && !with_placeholder;
    if (several || (side.matches.empty() && !undecided)) {
      frame.verdict = Verdict::Invalid;
      give_up_below(frame);
    } else if (undecided && (exactly_one || side.matches.empty())) {
      worsen(frame.verdict, Verdict::Undecided);
      return report_undecided();
    }
    if constexpr (Voice::enabled) {
      if (!voice_.hears(Code::NoBranch)) return;
      if (several) {
        voice_.report(Code::ManyBranches, instruction.origin, frame.value.span(),
                      BranchFacts{.matched = side.matches, .of = table.branches.size()});
      } else if (side.matches.empty()) {
        explain(frame, table, instruction);
      }
    }
  }

  void explain(Frame& frame, const BranchTable& table, const Instruction& instruction) {
    if constexpr (Voice::enabled) {
      const std::size_t mark = voice_.mark();
      voice_.report(Code::NoBranch, instruction.origin, frame.value.span(),
                    BranchFacts{.matched = {}, .of = table.branches.size()});
      Findings summary = voice_.take(mark);
      if (summary.empty()) return;  // there were too many already
      voice_.add(
          explain_branches(std::move(summary.front()), std::move(sides_.back().attempts), table.branches.size()));
    }
  }

  // Runs the one branch that the choosing member names. False: the general way has to decide, because the value is no
  // object (the branches may accept that) or the member is a placeholder.
  bool choose(Frame& frame, const BranchTable& table, const Instruction& instruction) {
    if (frame.value.kind() != Kind::Object) return false;
    const auto chooser = frame.value.find(table.member);
    const bool is_string = chooser && chooser->kind() == Kind::String;
    const std::uint32_t number = is_string ? table.values.find(chooser->string()) : NameTable::kAbsent;
    if (number != NameTable::kAbsent) {
      frame.phase = kChosen;
      const BlockId block = table.branches[table.branch_of_value[number]];
      if (enter_same(frame, block, Joins::Always)) next(frame);
      return true;
    }
    if (is_string && leaves_.stands_for_any(*chooser)) return false;
    frame.verdict = Verdict::Invalid;
    give_up_below(frame);
    if constexpr (Voice::enabled) {
      if (voice_.hears(Code::NotInEnum)) report_choice(frame, table, instruction);
    }
    next(frame);
    return true;
  }

  // The keywords beside the branches often say the same of the choosing member, and said it first.
  void report_choice(Frame& frame, const BranchTable& table, const Instruction& instruction) {
    for (const auto& [key, value] : frame.value.members()) {
      if (key.string() != table.member) continue;
      if (voice_.has_finding_at(value.span())) return;
      ValueFacts facts{.got = to_json_excerpt(value), .want = {}, .nearest = {}};
      for (const std::string_view name : table.values.names()) facts.want.push_back(quote_excerpt(name));
      const std::vector<std::string_view> candidates(facts.want.begin(), facts.want.end());
      facts.nearest = nearest(facts.got, candidates);
      voice_.enter(key);
      voice_.report(Code::NotInEnum, instruction.origin, value.span(), std::move(facts));
      voice_.leave();
      return;
    }
    if (voice_.misses(opening(frame.value), table.member)) return;
    voice_.report(Code::MissingMember, instruction.origin, opening(frame.value),
                  NameFacts{.name = std::string(table.member), .nearest = {}, .because = {}});
  }

  const Program& program_;
  const RunOptions& options_;
  Voice& voice_;
  Leaves<View, Voice> leaves_;
  std::deque<Frame> frames_;  // a deque: a frame stays where it is while others are pushed
  std::vector<Side> sides_;
  EvaluatedLog evaluated_;
  Verdict result_ = Verdict::Valid;
};

}  // namespace contract::internal
