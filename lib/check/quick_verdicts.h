#pragma once
// Verdicts on whole texts that spare reading them exactly.
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>

#include "check/bulk_program.h"
#include "check/judging.h"
#include "check/placeholder_search.h"
#include "check/plan.h"
#include "check/quick_bodies.h"
#include "run/bulk.h"

namespace contract::internal {

// Used by one thread. Programs that texts are held to must outlive it.
class QuickVerdicts {
 public:
  QuickVerdicts(BulkPrograms& programs, const RunOptions& run, const ReadOptions& read, BulkUse use);

  // True: the JSON text has no finding at all if it is held to `yardstick`. False says nothing. For the first few
  // kilobytes of each yardstick it is false where that is quicker than to prepare the answer.
  bool finds_nothing(const Yardstick& yardstick, std::string_view text, const RunOptions& run);

  // For values of bodies; null where the bulk view may not be used.
  QuickBodies* bodies() { return use_ == BulkUse::Never ? nullptr : &bodies_; }

 private:
  struct Known {
    std::uint64_t asked = 0;  // bytes
    std::unique_ptr<BulkMachine> machine;
  };

  BulkPrograms& programs_;
  PlaceholderSearch placeholders_;
  QuickBodies bodies_;
  BulkUse use_;
  std::map<std::tuple<const Program*, BlockId, bool>, Known> known_;
};

}  // namespace contract::internal
