// The format hierarchical: the units of all results, each within that of the schema that applied it.
#include "report/output.h"
#include "report/output_results.h"

namespace contract::internal {

void write_hierarchical(JsonWriter& json, const Evaluation& evaluation) {
  const std::vector<ResultPaths> paths = paths_of(evaluation);
  const std::vector<bool> counts = annotating(evaluation);
  const std::vector<SchemaResult>& results = evaluation.results;
  std::vector<std::size_t> open;  // results whose details are being written, outermost first
  const auto close = [&] {
    json.end();                        // of the details
    if (open.back() != 0) json.end();  // of their unit; whoever opened that of the root closes it
    open.pop_back();
  };
  write_result(json, results.front(), paths.front(), counts.front());
  for (std::size_t i = 1; i < results.size(); ++i) {
    // Results stand in the order of evaluation, so what this one is part of is the one before it or around that.
    if (results[i].parent == i - 1) {
      json.name("details").begin_array();
      open.push_back(i - 1);
    } else {
      json.end();
      while (open.back() != results[i].parent) close();
    }
    json.begin_object();
    write_result(json, results[i], paths[i], counts[i]);
  }
  if (results.size() > 1) json.end();
  while (!open.empty()) close();
}

}  // namespace contract::internal
