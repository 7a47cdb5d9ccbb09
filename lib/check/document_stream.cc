#include "check/document_stream.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "finding/wording.h"

namespace contract::internal {
namespace {

constexpr std::size_t kTextBytes = std::size_t{9} << 20U;  // of documents that findings are shown in; one fits
constexpr std::size_t kAhead = 4;                          // batches for each thread that may wait for an earlier one

// Findings of a document that was read by itself, as findings of the file.
class Settler {
 public:
  // `first` is what the document's first source became, `prefix` goes before its instance pointers.
  Settler(SourceId first, const std::string& prefix) : first_(static_cast<std::size_t>(first)), prefix_(prefix) {}

  void settle(Place& place) const {
    if (place.source == SourceId::none) return;
    place.source = static_cast<SourceId>(first_ + static_cast<std::size_t>(place.source));
  }

  void settle(Finding& finding) const {  // causes nest a few levels only
    settle(finding.where);
    for (Related& related : finding.related) settle(related.where);
    finding.instance.insert(0, prefix_);
    for (Finding& cause : finding.causes) settle(cause);
  }

 private:
  std::size_t first_;
  const std::string& prefix_;
};

// Puts results together in the order of the batches.
class Collector {
 public:
  Collector(const BatchTask& task, std::size_t max_findings, SourceMap& sources, Outcome& outcome)
      : task_(task), sources_(sources), outcome_(outcome), allowance_{.findings = max_findings, .bytes = kTextBytes} {}

  const Allowance& allowance() const { return allowance_; }
  bool stops() const { return stops_; }

  void add(BatchResult& result) {
    if (stops_) return;
    counts_.add(result.counts);
    for (BadDocument& document : result.bad) {
      TextPosition start = at_;
      start.pass(document.distance);
      cut_to(allowance_, document);
      if (document.is_cut) unlisted_.add(1, start, document.worst);
      if (!document.findings.empty()) list(document, start);
    }
    if (result.unlisted.documents != 0) {
      TextPosition start = at_;
      start.pass(result.unlisted.first);
      unlisted_.add(result.unlisted.documents, start, result.unlisted.worst);
    }
    at_.pass(result.length);
    has_error_ = has_error_ || result.has_error;
    allowance_.verdicts = has_error_ && task_.severities.empty();
    stops_ = result.stops;
  }

  DocumentCounts finish() {
    if (unlisted_.documents != 0) {
      const char* const have = unlisted_.documents == 1 ? " has" : " have";
      Finding finding = make_finding(
          Code::MoreFindings, place_at(unlisted_.first),
          Detail{.text = grouped_count(unlisted_.documents, "document") + have + " findings that are not listed",
                 .help = "--max-findings NUMBER lists more"});
      finding.operation = task_.label;
      finding.severity = has_error_ ? Severity::Error : unlisted_.worst;
      outcome_.findings.push_back(std::move(finding));
    }
    if (counts_.documents == 0 && counts_.cut_short == 0) {
      Finding finding = task_.empty;
      finding.where = place_at({});
      finding.operation = task_.label;
      outcome_.findings.push_back(std::move(finding));
    }
    return counts_;
  }

 private:
  Place place_at(const TextPosition& start) {
    return {.source = sources_.add_slice(task_.name, {}, start), .span = {}};
  }

  void list(BadDocument& document, const TextPosition& start) {
    const SourceId first = document.sources ? sources_.adopt(*document.sources, start) : place_at(start).source;
    const Settler settler(first, document.prefix);
    for (Finding& finding : document.findings) settler.settle(finding);
    std::ranges::move(document.findings, std::back_inserter(outcome_.findings));
    for (Place secret : document.secrets) {
      settler.settle(secret);
      outcome_.secrets.add(secret);
    }
  }

  const BatchTask& task_;
  SourceMap& sources_;
  Outcome& outcome_;
  Allowance allowance_;
  TextPosition at_;  // where the next batch begins
  DocumentCounts counts_;
  Unlisted unlisted_;
  bool has_error_ = false;
  bool stops_ = false;
};

// Threads take batches in turn, judge them side by side, and hand in the results in the order of the batches.
class Crew {
 public:
  Crew(const BatchTask& task, Batches& batches, std::size_t jobs, Collector& collector)
      : task_(task), batches_(batches), jobs_(jobs), collector_(collector), slots_(kAhead * jobs) {}

  void run() {
    work(true);
    for (std::thread& thread : threads_) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Slot {
    BatchResult result;
    bool is_done = false;
  };

  void work(bool leads) {
    try {
      const std::unique_ptr<BatchJudge> judge = task_.new_judge(heavy_);
      Batch batch;
      while (take_turn(*judge, batch, leads)) {
      }
    } catch (...) {
      const std::lock_guard lock(results_);
      failure_ = std::current_exception();
      is_over_ = true;
      handed_in_.notify_all();
    }
  }

  bool take_turn(BatchJudge& judge, Batch& batch, bool leads) {
    std::unique_lock reading(reading_);
    Allowance allowance;
    {
      std::unique_lock lock(results_);
      handed_in_.wait(lock, [this] { return is_over_ || taken_ < collected_ + slots_.size(); });
      if (is_over_) return false;
      allowance = collector_.allowance();
    }
    batches_.next(batch);
    if (batch.is_empty()) {
      const std::lock_guard lock(results_);
      is_over_ = true;
      handed_in_.notify_all();
      return false;
    }
    const std::uint64_t number = taken_++;
    // One batch does not need helpers.
    if (leads && number == 1) call_helpers();
    BatchResult& result = slots_[number % slots_.size()].result;
    // Beside a large one nothing else is read: so the memory stays bounded.
    if (batch.text().size() <= BatchJudge::kLargeBatch) reading.unlock();
    judge.judge(batch, allowance, result);
    hand_in(number);
    return true;
  }

  void hand_in(std::uint64_t number) {
    const std::lock_guard lock(results_);
    slots_[number % slots_.size()].is_done = true;
    while (true) {
      Slot& next = slots_[collected_ % slots_.size()];
      if (!next.is_done) break;
      collector_.add(next.result);
      next.is_done = false;
      ++collected_;
    }
    is_over_ = is_over_ || collector_.stops();
    handed_in_.notify_all();
  }

  void call_helpers() {
    try {
      while (threads_.size() + 1 < jobs_) threads_.emplace_back([this] { work(false); });
    } catch (const std::system_error&) {
      // With fewer threads it takes longer, and that is all.
    }
  }

  const BatchTask& task_;
  Batches& batches_;
  std::size_t jobs_;
  Collector& collector_;
  std::vector<std::thread> threads_;

  std::mutex reading_;  // guards the following, and is locked before `results_`
  std::uint64_t taken_ = 0;

  std::mutex results_;  // guards the following
  std::condition_variable handed_in_;
  std::vector<Slot> slots_;  // but a result belongs to who judges that batch
  std::uint64_t collected_ = 0;
  bool is_over_ = false;
  std::exception_ptr failure_;

  std::mutex heavy_;  // see BatchTask
};

}  // namespace

DocumentCounts check_documents(const BatchTask& task, Batches& batches, const StreamOptions& options,
                               SourceMap& sources, Outcome& outcome) {
  const std::size_t jobs = options.jobs != 0 ? options.jobs : std::thread::hardware_concurrency();
  Collector collector(task, options.max_findings, sources, outcome);
  Crew(task, batches, std::max<std::size_t>(jobs, 1), collector).run();
  return collector.finish();
}

}  // namespace contract::internal
