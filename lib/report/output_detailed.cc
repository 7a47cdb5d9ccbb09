// The format detailed: the units that have an error or, if the instance is valid, an annotation, in a tree. Units
// without children and words of their own are left out, one with a single child gives way to it (draft 2020-12 core,
// section 12.4.3); but the root stays.
#include "report/output.h"
#include "report/output_units.h"

namespace contract::internal {
namespace {

// From the leaves up, as children stand behind their parents.
void condense(std::vector<OutputUnit>& units) {
  std::vector<std::uint32_t> shown(units.size(), OutputUnit::kNone);  // what stands for each unit; kNone: nothing
  for (auto at = static_cast<std::uint32_t>(units.size()); at-- > 0;) {
    std::vector<std::uint32_t> children;
    for (std::uint32_t child = units[at].first_child; child != OutputUnit::kNone; child = units[child].next) {
      if (shown[child] != OutputUnit::kNone) children.push_back(shown[child]);
    }
    units[at].first_child = units[at].last_child = OutputUnit::kNone;
    for (const std::uint32_t child : children) append_child(units, at, child);
    if (!units[at].relevant) continue;
    if (units[at].speaks() || children.size() > 1) {
      shown[at] = at;
    } else if (children.size() == 1) {
      shown[at] = children.front();
    }
  }
}

}  // namespace

void write_detailed(JsonWriter& json, const Evaluation& evaluation) {
  std::vector<OutputUnit> units = output_units(evaluation);
  condense(units);
  write_tree(json, units);
}

}  // namespace contract::internal
