#pragma once
// Holds the values of one exchange to each other, by the rules of `x-pairs` (docs/pairs.md).
#include <string>

#include "check/judging.h"
#include "contract/match.h"
#include "finding/finding.h"
#include "recording/recording.h"

namespace contract::internal {

// The findings of all rules that apply to `exchange`, which `match` is the operation of. A rule applies where the
// exchange has all of its places, none of them holds a placeholder or a mask, and what should be a time is one.
Findings check_pairs(const CheckContext& context, const MatchedOperation& match, const Exchange& exchange);

// Whether any of `findings`, or what they compare with, stands in the text of `body`.
bool speak_of(const Findings& findings, const Body& body);

}  // namespace contract::internal
