#pragma once
// The machine: instructions that apply other blocks to the same value. Part of machine.h, which includes it.

#include "run/machine.h"

namespace contract::internal {

template <typename View, typename Voice>
void Machine<View, Voice>::call(Frame& frame, BlockId block) {
  if (frame.phase == 0) {
    frame.phase = 1;
    if (!enter_same(frame, block, Joins::Always)) return;
  }
  next(frame);
}

// More frames at one value than there are blocks: some block is running inside of itself, and would for ever.
template <typename View, typename Voice>
bool Machine<View, Voice>::enter_same(Frame& frame, BlockId block, Joins joins) {
  if (frame.same_value_depth <= program_.blocks.size()) return apply(frame, block, frame.value, Reached::Same, joins);
  worsen(frame.verdict, Verdict::Undecided);
  frame.returned = Verdict::Undecided;
  if constexpr (Voice::enabled) {
    voice_.report(Code::Undecided, program_.block(block).origin, frame.value.span(),
                  Detail{.text = "the schema applies itself to the same value again and again", .help = {}});
  }
  return true;
}

template <typename View, typename Voice>
void Machine<View, Voice>::negate(Frame& frame, const Instruction& instruction) {
  if (frame.phase == 0) {
    frame.phase = 1;
    frame.placeholder_mark = leaves_.placeholders_seen();
    ask(frame);
    if (!enter_same(frame, static_cast<BlockId>(instruction.a), Joins::Asked)) return;
  }
  answered();
  const bool with_placeholder = leaves_.placeholders_seen() != frame.placeholder_mark;
  if (frame.returned == Verdict::Undecided) {
    worsen(frame.verdict, Verdict::Undecided);
  } else {
    if constexpr (Voice::enabled) voice_.drop(frame.voice_mark);
    if (frame.returned != Verdict::Valid) leaves_.forget_placeholders(frame.placeholder_mark);
    if (frame.returned == Verdict::Valid && !with_placeholder) {
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

template <typename View, typename Voice>
void Machine<View, Voice>::condition(Frame& frame, const Condition& condition) {
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

template <typename View, typename Voice>
void Machine<View, Voice>::branches(Frame& frame, const BranchTable& table, const Instruction& instruction,
                                    bool exactly_one) {
  if (frame.phase == kFirst) {
    if (!Voice::complete && table.chosen && choose(frame, table, instruction)) return;
    frame.phase = kRunning;
    frame.count = 0;
    frame.matched = false;
    frame.placeholder_mark = leaves_.placeholders_seen();
    alternatives_.emplace_back().placeholder_mark = frame.placeholder_mark;
    if constexpr (Voice::enabled) frame.voice_mark = voice_.mark();
  } else if (frame.phase == kChosen) {
    return next(frame);
  } else {
    branch_answered(frame);
  }
  // Findings, and the log of what was evaluated, need every branch; a verdict does not.
  const bool run_all = Voice::enabled || frame.tracks;
  while (frame.count < table.branches.size()) {
    if (!run_all && alternatives_.back().sure_matches > (exactly_one ? 1 : 0)) break;
    if (!enter_same(frame, table.branches[frame.count], Joins::Asked)) return;
    branch_answered(frame);
  }
  settle_branches(frame, table, instruction, exactly_one);
  forget_alternatives();
  next(frame);
}

template <typename View, typename Voice>
void Machine<View, Voice>::branch_answered(Frame& frame) {
  Alternatives& alternatives = alternatives_.back();
  const std::size_t placeholders = leaves_.placeholders_seen();
  if (frame.returned == Verdict::Valid) {
    alternatives.matches.push_back(frame.count);
    if (placeholders == frame.placeholder_mark) ++alternatives.sure_matches;
    frame.placeholder_mark = placeholders;
  } else {
    leaves_.forget_placeholders(frame.placeholder_mark);
  }
  if (frame.returned == Verdict::Undecided) frame.matched = true;
  if constexpr (Voice::enabled) {
    if (frame.returned != Verdict::Valid) {
      Drafts found = voice_.take(frame.voice_mark);
      work_.charge(found.size());
      if (frame.returned == Verdict::Undecided) {
        std::ranges::move(found, std::back_inserter(alternatives.undecided));
      } else {
        voice_.release(alternatives.failed.add(std::move(found), frame.value.span(), voice_.here()));
      }
    }
    frame.voice_mark = voice_.mark();
  }
  ++frame.count;
}

template <typename View, typename Voice>
void Machine<View, Voice>::settle_branches(Frame& frame, const BranchTable& table, const Instruction& instruction,
                                           bool exactly_one) {
  const Alternatives& alternatives = alternatives_.back();
  const bool undecided = frame.matched;
  // A placeholder may stand for a string that any of the branches that took it refuses.
  const bool several = exactly_one && alternatives.sure_matches > 1;
  if (!exactly_one && alternatives.sure_matches > 0) leaves_.forget_placeholders(alternatives.placeholder_mark);
  if (several || (alternatives.matches.empty() && !undecided)) {
    frame.verdict = Verdict::Invalid;
    give_up_below(frame);
  } else if (undecided && (exactly_one || alternatives.matches.empty())) {
    worsen(frame.verdict, Verdict::Undecided);
    return report_undecided();
  }
  if constexpr (Voice::enabled) {
    if (!voice_.hears(Code::NoBranch)) return;
    if (several) {
      voice_.report(Code::ManyBranches, instruction.origin, frame.value.span(),
                    BranchFacts{.matched = alternatives.matches, .of = table.branches.size()});
    } else if (alternatives.matches.empty()) {
      explain(frame, table, instruction);
    }
  }
}

template <typename View, typename Voice>
void Machine<View, Voice>::explain(Frame& frame, const BranchTable& table, const Instruction& instruction) {
  if constexpr (Voice::enabled) {
    const std::size_t mark = voice_.mark();
    voice_.report(Code::NoBranch, instruction.origin, frame.value.span(),
                  BranchFacts{.matched = {}, .of = table.branches.size()});
    Drafts summary = voice_.take(mark);
    if (summary.empty()) return;  // there were too many already
    FailedBranches failed = std::exchange(alternatives_.back().failed, {});
    const std::uint64_t held = failed.held() + summary.front().total;
    Drafts explanation = std::move(failed).explain(std::move(summary.front()), table.branches.size());
    // Empty, where the one branch that was meant found only what others had said before.
    for (const Draft& draft : explanation) work_.charge(1 + draft.causes.size());
    voice_.release(held - total_of(explanation));
    voice_.add(std::move(explanation));
  }
}

// Runs the one branch that the choosing member names. False: the general way has to decide, because the value is no
// object (the branches may accept that) or the member is a placeholder.
template <typename View, typename Voice>
bool Machine<View, Voice>::choose(Frame& frame, const BranchTable& table, const Instruction& instruction) {
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
  if (is_string && leaves_.is_placeholder(*chooser)) return false;
  frame.verdict = Verdict::Invalid;
  give_up_below(frame);
  if constexpr (Voice::enabled) {
    if (voice_.hears(Code::NotInEnum)) report_choice(frame, table, instruction);
  }
  next(frame);
  return true;
}

// The keywords beside the branches often say the same of the choosing member, and said it first.
template <typename View, typename Voice>
void Machine<View, Voice>::report_choice(Frame& frame, const BranchTable& table, const Instruction& instruction) {
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

}  // namespace contract::internal
