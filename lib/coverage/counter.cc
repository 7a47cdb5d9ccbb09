#include "coverage/counter.h"

#include <utility>

namespace contract::internal {

CoverageCounter::Number CoverageCounter::add(CoveragePoint point) {
  const auto [known, is_new] = points_.try_emplace(std::move(point), static_cast<Number>(counts_.size()));
  if (is_new) counts_.emplace_back(0);
  return known->second;
}

void CoverageCounter::count_document(bool is_whole) {
  documents_.fetch_add(1, std::memory_order_relaxed);
  if (!is_whole) incomplete_.fetch_add(1, std::memory_order_relaxed);
}

void CoverageCounter::count_undocumented(const CoveragePoint& point) {
  const std::lock_guard lock(mutex_);
  undocumented_.add_undocumented(point, 1);
}

Coverage CoverageCounter::coverage() const {
  Coverage coverage;
  {
    const std::lock_guard lock(mutex_);
    coverage = undocumented_;
  }
  for (const auto& [point, number] : points_) coverage.documented.emplace(point, counts_[number].load());
  coverage.exchanges = exchanges_.load();
  coverage.without_request_body = without_request_body_.load();
  coverage.documents = documents_.load();
  coverage.incomplete = incomplete_.load();
  return coverage;
}

}  // namespace contract::internal
