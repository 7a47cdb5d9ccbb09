// The format verbose: every unit, in the tree of the schemas (draft 2020-12 core, section 12.4.4).
#include "report/output.h"
#include "report/output_units.h"

namespace contract::internal {

void write_verbose(JsonWriter& json, const Evaluation& evaluation) {
  write_tree(json, output_units(evaluation));
}

}  // namespace contract::internal
