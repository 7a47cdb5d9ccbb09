#pragma once
// Explains why none of several alternatives fits, by finding the one that was meant.
#include <cstdint>
#include <vector>

#include "finding/finding.h"

namespace contract::internal {

struct Attempt {  // one branch that did not hold
  std::size_t branch = 0;
  Findings findings;
  bool undecided = false;  // then the findings are all about that
};

// `attempts` are of branches that failed. `summary` is the NoBranch finding for the value; `of` the number of branches.
// The answer replaces it:
// - all branches only want another type, or another constant: one finding that lists what they want;
// - all but one are out by their type or constant: that one was meant, and its findings stand by themselves;
// - else `summary` with the findings of the closest branch as its causes.
Findings explain_branches(Finding summary, std::vector<Attempt> attempts, std::size_t of);

}  // namespace contract::internal
