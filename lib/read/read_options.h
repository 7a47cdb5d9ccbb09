#pragma once
// Budgets of the readers. They exist so that hostile input ends in a finding.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace contract::internal {

struct ReadOptions {
  std::size_t max_depth = 1024;             // nested arrays and objects
  std::size_t max_values = SIZE_MAX;        // in one document, names of members among them; of JSON only
  std::size_t max_alias_nodes = 1'000'000;  // values that YAML aliases may add
  bool takes_mark = true;                   // a byte order mark at the beginning is passed over
  std::string_view unit = "file";           // what the text is, in sentences about where it ends
};

}  // namespace contract::internal
