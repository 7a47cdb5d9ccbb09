#pragma once
// Explains why none of several alternatives fits, by finding the one that was meant.
#include <cstdint>
#include <limits>

#include "run/draft.h"

namespace contract::internal {

// The branches that failed on one value. Keeps only what the explanation may need: the findings of the closest so far.
class FailedBranches {
 public:
  // Adds what one branch found, on the value at `place`. Returns how many findings were given up for it.
  std::uint64_t add(Drafts findings, Span where, const InstancePlace& place);

  // The answer replaces `summary`, the NoBranch finding for the value; `of` is the number of branches.
  // - all branches only want another type, or another constant: one finding that lists what they want;
  // - all but one are out by their type or constant: that one was meant, and its findings stand by themselves;
  // - else `summary` with the findings of the closest branch as its causes.
  Drafts explain(Draft summary, std::size_t of) &&;

  std::uint64_t held() const { return held_; }  // findings that are kept

 private:
  void merge(const Drafts& findings, bool one_about_the_value);

  std::size_t count_ = 0;
  std::size_t left_ = 0;  // those that may have been meant
  std::size_t distance_ = std::numeric_limits<std::size_t>::max();
  Drafts closest_;
  std::uint64_t held_ = 0;

  // What all of them want, while they want the same sort of thing.
  std::size_t type_mismatches_ = 0;
  std::size_t constant_mismatches_ = 0;
  TypeFacts types_;
  ValueFacts values_;
};

}  // namespace contract::internal
