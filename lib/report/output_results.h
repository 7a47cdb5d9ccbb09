#pragma once
// The output units of the draft after 2020-12: one for each subschema, with what its keywords said side by side.
#include <string>
#include <vector>

#include "finding/evaluation.h"
#include "report/json_writer.h"

namespace contract::internal {

// The places of a result, from the root on.
struct ResultPaths {
  std::string evaluation;
  std::string instance;
};

// In the order of the results.
std::vector<ResultPaths> paths_of(const Evaluation& evaluation);

// The members of the unit of a result but for the nested ones, into the object that is open. `counts`: its annotations
// do; else they were dropped.
void write_result(JsonWriter& json, const SchemaResult& result, const ResultPaths& paths, bool counts);

}  // namespace contract::internal
