#include "check/bulk_verdicts.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "read/json.h"
#include "source/files.h"

namespace contract::internal {
namespace {

constexpr std::size_t kBatch = std::size_t{256} << 10U;

}  // namespace

// Deals out batches of whole lines.
class BulkVerdicts::Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  // Empty at the end. The last batch is copied: nobody knows what lies behind the text.
  std::string_view next(std::string& last) {
    const std::lock_guard lock(mutex_);
    std::size_t size = rest_.size();
    if (size > kBatch + BulkMachine::kPadding) {
      const std::size_t line_break = rest_.find('\n', kBatch);
      if (line_break != std::string_view::npos) size = line_break + 1;
      // A line that no batch can hold stands alone.
      const std::size_t before = rest_.rfind('\n', kBatch - 1);
      if (size > BulkMachine::kLargestBatch && before != std::string_view::npos) size = before + 1;
    }
    const std::string_view batch = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (rest_.size() >= BulkMachine::kPadding || batch.empty()) return batch;
    last.reserve(size + BulkMachine::kPadding);
    return last = batch;
  }

 private:
  std::mutex mutex_;
  std::string_view rest_;
};

BulkVerdicts::BulkVerdicts(const Yardstick& yardstick, const RunOptions& run, BulkPrograms& programs, BulkView view)
    : yardstick_(yardstick),
      run_(run),
      placeholders_(run.placeholders),
      entry_(programs.entry(yardstick)),
      view_(view) {
  run_.undocumented.reset();
}

std::unique_ptr<BulkMachine> BulkVerdicts::take_machine() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto machine = std::move(idle_.back());
      idle_.pop_back();
      return machine;
    }
  }
  return std::make_unique<BulkMachine>(entry_.shapes, entry_.shape, BulkOptions{.view = view_});
}

void BulkVerdicts::give_back(std::unique_ptr<BulkMachine> machine) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(machine));
}

bool BulkVerdicts::holds(Answer answer, std::string_view text) const {
  if (answer == Answer::Unsure || placeholders_.may_hold_one(text)) return accepts_exactly(text);
  return answer == Answer::Valid;
}

bool BulkVerdicts::accepts_exactly(std::string_view text) const {
  SourceMap sources;
  const SourceId source = sources.add({}, std::string(text));
  Findings remarks;
  const Result<Document> document = read_json(source, sources, {}, remarks);
  const auto is_error = [](const Finding& remark) { return remark.severity == Severity::Error; };
  return document && std::ranges::none_of(remarks, is_error) &&
         internal::judge(yardstick_.program, yardstick_.block, document->root(), run_) == Verdict::Valid;
}

bool BulkVerdicts::accepts(std::string_view text) {
  if (text.size() > BulkMachine::kLargestBatch) return text.size() <= kMaxFileBytes && accepts_exactly(text);
  // The machine may read past a text that ends with a line break; any other it copies.
  std::string_view copied = text;
  while (copied.ends_with('\n')) copied.remove_suffix(1);
  auto machine = take_machine();
  const Answer answer = machine->judge(copied);
  give_back(std::move(machine));
  return holds(answer, text);
}

VerdictCounts BulkVerdicts::count_lines(std::string_view lines, std::size_t jobs) {
  Lines batches(lines);
  VerdictCounts total;
  std::mutex adding;
  const auto work = [&] {
    auto machine = take_machine();
    VerdictCounts counts;
    std::string last;
    for (std::string_view batch = batches.next(last); !batch.empty(); batch = batches.next(last)) {
      if (batch.size() > BulkMachine::kLargestBatch) {
        ++counts.documents;
        counts.valid += accepts(batch) ? 1U : 0U;
        continue;
      }
      for (const JudgedLine& line : machine->judge_lines(batch)) {
        ++counts.documents;
        counts.valid += holds(line.answer, batch.substr(line.begin, line.end - line.begin)) ? 1U : 0U;
      }
    }
    give_back(std::move(machine));
    const std::lock_guard lock(adding);
    total.documents += counts.documents;
    total.valid += counts.valid;
  };
  std::vector<std::thread> helpers;
  try {
    while (helpers.size() + 1 < std::min(jobs, lines.size() / kBatch + 1)) helpers.emplace_back(work);
  } catch (const std::system_error&) {
    // With fewer threads it takes longer, and that is all.
  }
  work();
  for (std::thread& helper : helpers) helper.join();
  return total;
}

}  // namespace contract::internal
