#pragma once
// The capturing groups of a pattern, found before it is translated: \2 and \k<name> may stand before their group.
#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "text/pattern_cursor.h"

namespace contract::internal {

struct PatternGroups {
  std::vector<std::string_view> names;  // of group 1, 2, …; empty for those without a name; views into the pattern
  bool referred_to = false;             // some \1 or \k<name> is there, so groups have to keep what they match

  // The number of the group with this name; 0 if there is none.
  std::size_t number_of(std::string_view name) const;
};

// Fails where two groups share a name or a name is none.
std::variant<PatternGroups, PatternProblem> find_groups(std::string_view pattern);

}  // namespace contract::internal
