#pragma once
// Budgets of the readers. They exist so that hostile input ends in a finding.
#include <cstddef>

namespace contract::internal {

struct ReadOptions {
  std::size_t max_depth = 1024;             // nested arrays and objects
  std::size_t max_alias_nodes = 1'000'000;  // values that YAML aliases may add
};

}  // namespace contract::internal
