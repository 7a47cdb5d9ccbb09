#include "check/plan.h"

#include <algorithm>
#include <iterator>

#include "compression/compression.h"
#include "text/ascii.h"

namespace contract::internal {

Division division_of(std::string_view name, Division chosen) {
  if (chosen != Division::ByName) return chosen;
  std::string lower;
  std::ranges::transform(name_inside(name), std::back_inserter(lower), ascii_lower);
  return lower.ends_with(".ndjson") || lower.ends_with(".jsonl") ? Division::Lines : Division::ByName;
}

}  // namespace contract::internal
