#pragma once
// Counts what is seen of a contract, from any number of threads.
#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>

#include "coverage/coverage.h"

namespace contract::internal {

// Points are added by one thread, before anything is counted; everything else is safe to call from any. Sums do not
// depend on the order, so neither does the coverage.
class CoverageCounter {
 public:
  using Number = std::uint32_t;

  // The number of a point; the one it has already, where two schemas share it.
  Number add(CoveragePoint point);

  void count(Number point, std::uint64_t times = 1) { counts_[point].fetch_add(times, std::memory_order_relaxed); }
  void count_exchange() { exchanges_.fetch_add(1, std::memory_order_relaxed); }
  void count_without_request_body() { without_request_body_.fetch_add(1, std::memory_order_relaxed); }
  void count_document(bool is_whole);
  void count_undocumented(const CoveragePoint& point);

  Coverage coverage() const;

 private:
  std::map<CoveragePoint, Number> points_;
  std::deque<std::atomic<std::uint64_t>> counts_;  // a deque: atomics cannot be moved
  std::atomic<std::uint64_t> exchanges_ = 0;
  std::atomic<std::uint64_t> without_request_body_ = 0;
  std::atomic<std::uint64_t> documents_ = 0;
  std::atomic<std::uint64_t> incomplete_ = 0;

  mutable std::mutex mutex_;  // guards the following
  Coverage undocumented_;     // nothing else is in it
};

}  // namespace contract::internal
