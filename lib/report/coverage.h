#pragma once
// Coverage for people and for programs. Equal coverages give equal bytes.
#include <string>

#include "coverage/coverage.h"

namespace contract::internal {

// A table of the kinds, what is documented and was never recorded, and what was recorded and is not documented.
std::string write_coverage_table(const Coverage& coverage);

// One JSON object with every point; docs/coverage.md describes it. Counts of two such files add up.
std::string write_coverage_json(const Coverage& coverage);

}  // namespace contract::internal
