// The format basic: the root, and a flat list of the units that have an error or, if the instance is valid, an
// annotation (draft 2020-12 core, section 12.4.2). Units that only pass on what others say are left out.
#include "report/output.h"
#include "report/output_units.h"

namespace contract::internal {

void write_basic(JsonWriter& json, const Evaluation& evaluation) {
  const std::vector<OutputUnit> units = output_units(evaluation);
  write_members(json, units.front());
  json.name(evaluation.valid ? "annotations" : "errors").begin_array();
  for (const std::uint32_t at : in_order(units)) {
    const OutputUnit& unit = units[at];
    if (!unit.relevant || !unit.speaks() || at == 0) continue;
    json.begin_object();
    write_members(json, unit);
    json.end();
  }
  json.end();
}

}  // namespace contract::internal
