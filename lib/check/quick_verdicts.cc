#include "check/quick_verdicts.h"

#include <memory>
#include <tuple>

namespace contract::internal {
namespace {

// The exact view reads so many bytes in the time that it takes to prepare the bulk view.
constexpr std::uint64_t kReadAnyway = std::uint64_t{16} << 10U;

// What the bulk view cannot know: that nesting is to end earlier than usual.
BulkUse possible_use(BulkUse use, const ReadOptions& read) {
  return read.max_depth < ReadOptions().max_depth ? BulkUse::Never : use;
}

}  // namespace

QuickVerdicts::QuickVerdicts(BulkPrograms& programs, const RunOptions& run, const ReadOptions& read, BulkUse use)
    : programs_(programs), placeholders_(run.placeholders), use_(possible_use(use, read)) {}

bool QuickVerdicts::finds_nothing(const Yardstick& yardstick, std::string_view text, const RunOptions& run) {
  if (use_ == BulkUse::Never || text.size() > BulkMachine::kLargestBatch || placeholders_.may_hold_one(text)) {
    return false;
  }
  const bool undocumented = run.undocumented.has_value();
  Known& known = known_[{&yardstick.program, yardstick.block, undocumented}];
  known.asked += text.size();
  if (use_ == BulkUse::WhereItPays && known.asked <= kReadAnyway) return false;
  if (!known.machine) {
    BulkEntry entry = programs_.entry(yardstick);
    known.machine = std::make_unique<BulkMachine>(std::move(entry.shapes), entry.shape,
                                                  BulkOptions{.undocumented = undocumented, .imprecise = true});
  }
  // The machine may read past a text that ends with a line break; any other it copies.
  while (text.ends_with('\n')) text.remove_suffix(1);
  return known.machine->judge(text) == Answer::Valid;
}

}  // namespace contract::internal
