#include "finding/evaluation.h"

#include <utility>

namespace contract::internal {

Evaluation not_evaluated(Findings findings) {
  KeywordResult why{.valid = false, .errors = std::move(findings)};
  SchemaResult root{.valid = false};
  root.keywords.push_back(std::move(why));
  Evaluation evaluation{.valid = false};
  evaluation.results.push_back(std::move(root));
  return evaluation;
}

std::vector<bool> annotating(const Evaluation& evaluation) {
  std::vector<bool> counts;
  counts.reserve(evaluation.results.size());
  for (const SchemaResult& result : evaluation.results) {
    counts.push_back(result.valid && (counts.empty() || counts[result.parent]));
  }
  return counts;
}

}  // namespace contract::internal
