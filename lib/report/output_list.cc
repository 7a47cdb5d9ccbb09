// The format list: the verdict, and the unit of every result in a flat list.
#include "report/output.h"
#include "report/output_results.h"

namespace contract::internal {

void write_list(JsonWriter& json, const Evaluation& evaluation) {
  const std::vector<ResultPaths> paths = paths_of(evaluation);
  const std::vector<bool> counts = annotating(evaluation);
  json.name("valid").boolean(evaluation.valid);
  json.name("details").begin_array();
  for (std::size_t i = 0; i < evaluation.results.size(); ++i) {
    json.begin_object();
    write_result(json, evaluation.results[i], paths[i], counts[i]);
    json.end();
  }
  json.end();
}

}  // namespace contract::internal
