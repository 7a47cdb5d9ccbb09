#pragma once
// Where valijson and the specification are known to differ, and by which rule.
#include <string_view>

#include "document/document.h"

namespace contract::agree {

struct Difference {
  internal::Value schema;
  internal::Value instance;
  bool has_duplicates = false;  // some object of the instance has a name twice
  bool valijson = false;        // its verdict; ours is the other one
};

// The rule that explains it, as a sentence; empty if none does.
std::string_view explanation(const Difference& difference);

}  // namespace contract::agree
