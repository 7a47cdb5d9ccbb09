#pragma once
// Verdicts alone, over texts in memory.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "check/bulk_program.h"
#include "check/judging.h"
#include "check/placeholder_search.h"
#include "run/bulk.h"

namespace contract::internal {

struct VerdictCounts {
  std::uint64_t documents = 0;
  std::uint64_t valid = 0;
};

// Thread-safe. What the yardstick refers to must outlive it.
//
// A text is accepted if it is JSON, names no member of an object twice, and the schema holds. Members without
// documentation make no difference.
class BulkVerdicts {
 public:
  BulkVerdicts(const Yardstick& yardstick, const RunOptions& run, BulkPrograms& programs,
               BulkView view = BulkView::Structural);

  bool accepts(std::string_view text);

  // Of every line that holds more than white space; on `jobs` threads, at least one. Little more is copied than the
  // last batch.
  VerdictCounts count_lines(std::string_view lines, std::size_t jobs);

 private:
  class Lines;

  // Machines are made once and used again, by whichever thread needs one.
  std::unique_ptr<BulkMachine> take_machine();
  void give_back(std::unique_ptr<BulkMachine> machine);
  bool holds(Answer answer, std::string_view text) const;
  bool accepts_exactly(std::string_view text) const;

  Yardstick yardstick_;
  RunOptions run_;
  PlaceholderSearch placeholders_;
  BulkEntry entry_;
  BulkView view_;
  std::mutex mutex_;  // guards the following
  std::vector<std::unique_ptr<BulkMachine>> idle_;
};

}  // namespace contract::internal
