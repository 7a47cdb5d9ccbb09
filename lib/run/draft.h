#pragma once
// A finding as the machine makes it. Most belong to an alternative that is given up, so only those that stay become a
// Finding, which spells out its pointer, the place of its rule and the words of the documentation.
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "finding/finding.h"
#include "run/instance_path.h"

namespace contract::internal {

struct Draft {
  Code code = Code::Undecided;
  Severity severity = Severity::Error;
  bool has_source = true;    // its rule is one that a page of the documentation may explain
  std::uint32_t origin = 0;  // index into Program::origins
  Span where;
  InstancePlace place;
  Facts facts;
  std::vector<Draft> causes = {};  // those of the branch that was probably meant
  Findings inside = {};            // causes too: what is wrong with the content of a string
  // What the causes come to: set by set_causes().
  std::uint32_t cause_depth = 0;
  std::uint64_t total = 1;  // this one and all causes, at any depth
};

using Drafts = std::vector<Draft>;

inline std::uint64_t total_of(const Drafts& drafts) {
  std::uint64_t total = 0;
  for (const Draft& draft : drafts) total += draft.total;
  return total;
}

inline std::uint32_t cause_depth_of(const Drafts& causes) {
  std::uint32_t depth = 0;
  for (const Draft& cause : causes) depth = std::max(depth, 1 + cause.cause_depth);
  return depth;
}

inline void set_causes(Draft& draft, Drafts causes) {
  draft.cause_depth = cause_depth_of(causes);
  draft.total = 1 + total_of(causes);
  draft.causes = std::move(causes);
}

}  // namespace contract::internal
