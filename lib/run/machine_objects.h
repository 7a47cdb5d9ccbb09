#pragma once
// The machine: instructions that look into objects. Part of machine.h, which includes it.

#include "run/machine.h"

namespace contract::internal {

template <typename View, typename Voice>
bool Machine<View, Voice>::apply_child(Frame& frame, BlockId block, Value value, Value key) {
  voice_.enter(key);
  if (!apply(frame, block, value, Reached::Child, Joins::Always)) return false;
  voice_.leave();
  return true;
}

template <typename View, typename Voice>
void Machine<View, Voice>::members(Frame& frame, const MemberTable& table) {
  if (frame.phase == kBegin) {
    if (frame.value.kind() != Kind::Object) return next(frame);
    frame.member = frame.value.members().begin();
    frame.ordinal = 0;
    frame.phase = kProperty;
    flags_.emplace_back(table.required.size());
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
  flags_.pop_back();
  next(frame);
}

// Everything the table says of one member. False: a frame was pushed.
template <typename View, typename Voice>
bool Machine<View, Voice>::one_member(Frame& frame, const MemberTable& table) {
  const auto [key, value] = *frame.member;
  if (frame.phase == kProperty) {
    frame.phase = kPattern;
    frame.count = 0;
    frame.matched = false;
    const std::uint32_t number = table.names.find(key.string());
    if (number != NameTable::kAbsent) {
      const MemberTable::Property& property = table.properties[number];
      if (property.required != MemberTable::kNotRequired) flags_.back()[property.required] = true;
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

template <typename View, typename Voice>
bool Machine<View, Voice>::name_matches(Frame& frame, const MemberTable::PatternProperty& candidate, Value key) {
  work_.charge(1 + key.string().size() / Work::kBytesPerUnit);
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

template <typename View, typename Voice>
bool Machine<View, Voice>::additional_member(Frame& frame, const MemberTable& table, Value key, Value value) {
  if (table.additional == BlockId::always) {
    if constexpr (Voice::enabled) voice_.hide_unknown(key, value);
    return true;
  }
  if (!forbids(table.additional)) return apply_child(frame, table.additional, value, key);
  frame.verdict = Verdict::Invalid;
  if constexpr (Voice::enabled) {
    voice_.hide_unknown(key, value);
    if (voice_.hears(Code::UnexpectedMember)) {
      NameFacts facts = unknown_name(frame, {frame.at}, key);
      voice_.hide_if_meant(facts.nearest, value);
      voice_.report_member(Code::UnexpectedMember, program_.block(table.additional).origin, key, std::move(facts));
    }
  }
  return true;
}

template <typename View, typename Voice>
void Machine<View, Voice>::missing_members(Frame& frame, const MemberTable& table) {
  const Flags& seen = flags_.back();
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i]) continue;
    frame.verdict = Verdict::Invalid;
    if constexpr (Voice::enabled) {
      if (!voice_.hears(Code::MissingMember)) return;
      const MemberTable::Required& required = table.required[i];
      NameFacts facts = missing_name(frame, table, required.name);
      if (!facts.nearest.empty()) voice_.hide_if_meant(required.name, *frame.value.find(facts.nearest));
      voice_.report(Code::MissingMember, required.origin, opening(frame.value), std::move(facts));
    } else {
      return;
    }
  }
}

// A missing member and, of those that are there but unknown, the one that may be its misspelling.
template <typename View, typename Voice>
NameFacts Machine<View, Voice>::missing_name(const Frame& frame, const MemberTable& table, std::string_view name) {
  std::vector<std::string_view> unknown;
  work_.charge(frame.value.size());
  if (frame.value.size() <= kMostCompared) {
    for (const auto& [key, value] : frame.value.members()) {
      if (table.names.find(key.string()) == NameTable::kAbsent) unknown.push_back(key.string());
    }
  }
  return {.name = std::string(name), .nearest = nearest(name, unknown), .because = {}};
}

// A finding about what an object lacks points at its first byte: the whole of it would underline everything else.
template <typename View, typename Voice>
Span Machine<View, Voice>::opening(Value object) {
  const Span span = object.span();
  return {.begin = span.begin, .end = std::min(span.end, span.begin + 1)};
}

template <typename View, typename Voice>
void Machine<View, Voice>::when_member(Frame& frame, const Instruction& instruction) {
  if (frame.phase == 0) work_.charge(frame.value.size());
  if (frame.phase == 0 && frame.value.kind() == Kind::Object && frame.value.find(program_.names[instruction.a])) {
    frame.phase = 1;
    if (!apply(frame, static_cast<BlockId>(instruction.b), frame.value, Reached::Same, Joins::Always)) return;
  }
  next(frame);
}

template <typename View, typename Voice>
void Machine<View, Voice>::unevaluated_members(Frame& frame, const Instruction& instruction) {
  if (frame.value.kind() != Kind::Object) return next(frame);
  if (frame.phase == 0) {
    frame.phase = 1;
    frame.member = frame.value.members().begin();
    frame.ordinal = 0;
    flags_.push_back(evaluated(frame));
    if constexpr (Voice::complete) voice_.evaluated(flags_.back());
  }
  const auto block = static_cast<BlockId>(instruction.a);
  const auto end = frame.value.members().end();
  while (frame.member != end) {
    const auto [key, value] = *frame.member;
    ++frame.member;
    if (flags_.back()[frame.ordinal++]) continue;
    if (forbids(block)) {
      frame.verdict = Verdict::Invalid;
      if constexpr (Voice::enabled) {
        voice_.hide_unknown(key, value);
        if (!voice_.hears(Code::UnexpectedMember)) continue;
        voice_.report_member(Code::UnexpectedMember, instruction.origin, key,
                             NameFacts{.name = std::string(key.string()), .nearest = {}, .because = {}});
      }
    } else if (!apply_child(frame, block, value, key)) {
      return;
    }
  }
  flags_.pop_back();
  evaluated_.add_all();
  next(frame);
}

template <typename View, typename Voice>
void Machine<View, Voice>::report_undocumented(const Frame& frame) {
  if (frame.value.kind() != Kind::Object || !voice_.hears(Code::UndocumentedMember)) return;
  const std::vector<std::uint32_t> declared = evaluated_.declared_since(frame.evaluated_mark);
  if (declared.empty()) return;
  const Flags known = evaluated(frame);
  std::size_t ordinal = 0;
  for (const auto& [key, value] : frame.value.members()) {
    if (known[ordinal++]) continue;
    voice_.hide_unknown(key, value);
    NameFacts facts = unknown_name(frame, declared, key);
    voice_.hide_if_meant(facts.nearest, value);
    Draft& draft =
        voice_.report_member(Code::UndocumentedMember, program_.code[declared.front()].origin, key, std::move(facts));
    if (draft.code != Code::UndocumentedMember) continue;  // there were too many already
    draft.severity = *options_.undocumented;
    draft.has_source = false;  // that a member is not there is what no page says
  }
}

// The name of a member that the schemas do not know, and of one that they do, is absent, and may have been meant.
template <typename View, typename Voice>
NameFacts Machine<View, Voice>::unknown_name(const Frame& frame, const std::vector<std::uint32_t>& declared,
                                             Value key) {
  std::vector<std::string_view> absent;
  if (frame.value.size() > kMostCompared) return {.name = std::string(key.string()), .nearest = {}, .because = {}};
  for (const std::uint32_t at : declared) {
    const std::vector<std::string_view>& names = program_.member_tables[program_.code[at].a].names.names();
    work_.charge(names.size() * frame.value.size());
    for (const std::string_view name : names) {
      if (!frame.value.find(name)) absent.push_back(name);
    }
  }
  return {.name = std::string(key.string()), .nearest = nearest(key.string(), absent), .because = {}};
}

}  // namespace contract::internal
