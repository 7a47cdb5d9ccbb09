#pragma once
// The one place that turns findings into English.
#include <string>

#include "finding/finding.h"

namespace contract::internal {

struct Description {
  std::string headline = {};  // one sentence without a full stop: "`createdAt` is missing"
  std::string got = {};       // the value found, for the "got" line; empty where the headline says it all
  std::string want = {};      // what was asked for; likewise
  std::string help = {};      // how to mend it, one line; may be empty
};

// Deterministic; depends on nothing but `finding`. Whatever it quotes is printable (text/printable.h) and cut to a
// length that a line can hold. With facts of a type that its code does not expect, a finding still gets a sentence.
Description describe(const Finding& finding);

}  // namespace contract::internal
