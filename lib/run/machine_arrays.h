#pragma once
// The machine: instructions that look into arrays. Part of machine.h, which includes it.

#include "run/machine.h"

namespace contract::internal {

template <typename View, typename Voice>
bool Machine<View, Voice>::apply_item(Frame& frame, BlockId block, Joins joins) {
  voice_.enter(static_cast<std::size_t>(frame.ordinal));
  if (!apply(frame, block, *frame.item, Reached::Child, joins)) return false;
  voice_.leave();
  return true;
}

template <typename View, typename Voice>
void Machine<View, Voice>::begin_items(Frame& frame) {
  frame.phase = 1;
  frame.item = frame.value.items().begin();
  frame.ordinal = 0;
  frame.count = 0;
}

template <typename View, typename Voice>
void Machine<View, Voice>::items(Frame& frame, const ItemTable& table) {
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
    if (!in_prefix && forbids(block)) {
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

template <typename View, typename Voice>
void Machine<View, Voice>::unexpected_item(Frame& frame, std::uint32_t origin) {
  frame.verdict = Verdict::Invalid;
  if constexpr (Voice::enabled) {
    if (!voice_.hears(Code::UnexpectedItem)) return;
    voice_.enter(static_cast<std::size_t>(frame.ordinal));
    voice_.report(Code::UnexpectedItem, origin, (*frame.item).span(),
                  IndexFacts{.first = frame.value.size(), .second = frame.ordinal});
    voice_.leave();
  }
}

template <typename View, typename Voice>
void Machine<View, Voice>::contains(Frame& frame, const ContainsTable& table) {
  if (frame.value.kind() != Kind::Array) return next(frame);
  const auto end = frame.value.items().end();
  if (frame.phase == 0) {
    begin_items(frame);
    alternatives_.emplace_back();
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
  forget_alternatives();
  next(frame);
}

template <typename View, typename Voice>
void Machine<View, Voice>::settle_contains(Frame& frame, const ContainsTable& table) {
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

// Says why some of the alternatives could not be decided.
template <typename View, typename Voice>
void Machine<View, Voice>::report_undecided() {
  if constexpr (Voice::enabled) voice_.add(std::exchange(alternatives_.back().undecided, {}));
}

template <typename View, typename Voice>
void Machine<View, Voice>::forget_alternatives() {
  if constexpr (Voice::enabled) {
    const Alternatives& last = alternatives_.back();
    voice_.release(last.failed.held() + total_of(last.undecided));
  }
  alternatives_.pop_back();
}

// Before a block is run for its verdict only, and after.
template <typename View, typename Voice>
void Machine<View, Voice>::ask(Frame& frame) {
  voice_.mute();
  if constexpr (Voice::enabled) frame.voice_mark = voice_.mark();
}

template <typename View, typename Voice>
void Machine<View, Voice>::item_answered(Frame& frame, const ContainsTable& table) {
  answered();
  const bool undecided = frame.returned == Verdict::Undecided;
  if (undecided) frame.matched = true;
  if constexpr (Voice::enabled) {
    if (undecided) {
      std::ranges::move(voice_.take(frame.voice_mark), std::back_inserter(alternatives_.back().undecided));
    } else {
      voice_.drop(frame.voice_mark);
    }
  }
  if (frame.returned == Verdict::Valid) {
    ++frame.count;
    if (frame.tracks && table.evaluates) evaluated_.add(frame.ordinal);
  }
  ++frame.item;
  ++frame.ordinal;
}

template <typename View, typename Voice>
void Machine<View, Voice>::unevaluated_items(Frame& frame, const Instruction& instruction) {
  if (frame.value.kind() != Kind::Array) return next(frame);
  if (frame.phase == 0) {
    flags_.push_back(evaluated(frame));
    if constexpr (Voice::complete) voice_.evaluated(flags_.back());
    begin_items(frame);
  } else {
    ++frame.item;
    ++frame.ordinal;
  }
  const auto block = static_cast<BlockId>(instruction.a);
  const auto end = frame.value.items().end();
  for (; frame.item != end; ++frame.item, ++frame.ordinal) {
    if (flags_.back()[frame.ordinal] || block == BlockId::always) continue;
    if (forbids(block)) {
      unexpected_item(frame, instruction.origin);
    } else if (!apply_item(frame, block, Joins::Always)) {
      return;
    }
  }
  flags_.pop_back();
  evaluated_.add_all();
  next(frame);
}

}  // namespace contract::internal
