// The format flag: the verdict alone (draft 2020-12 core, section 12.4.1).
#include "report/output.h"

namespace contract::internal {

void write_flag(JsonWriter& json, const Evaluation& evaluation) {
  json.name("valid").boolean(evaluation.valid);
}

}  // namespace contract::internal
