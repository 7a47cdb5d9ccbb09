#include "check/bulk_exchanges.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "check/broken_text.h"
#include "check/exchange_check.h"
#include "check/recording_secrets.h"
#include "document/pointer.h"
#include "read/json.h"

namespace contract::internal {
namespace {

std::string pointer_to(const EntryStream& stream, std::uint64_t number) {
  std::string pointer;
  for (const std::string_view name : stream.array) append_token(pointer, name);
  append_index(pointer, number);
  return pointer;
}

}  // namespace

BatchTask batch_task(const ExchangeTask& task) {
  return {.name = task.name,
          .label = {},
          .empty = make_finding(Code::Undecided, {}, Detail{.text = "it holds no exchange", .help = {}}),
          .severities = task.severities,
          .new_judge = [&task](std::mutex& heavy) { return std::make_unique<BulkExchanges>(task, heavy); }};
}

BulkExchanges::BulkExchanges(const ExchangeTask& task, std::mutex& heavy)
    : task_(task), heavy_(heavy), quick_(programs_, task.context.run, task.read, task.bulk) {}

void BulkExchanges::judge(Batch& batch, const Allowance& allowance, BatchResult& result) {
  result.clear();
  result_ = &result;
  allowance_ = allowance;
  const std::string_view text = batch.restore();
  std::size_t begin = batch.begin();
  std::uint64_t number = batch.first_item();
  for (const std::uint32_t end : batch.ends()) {
    judge_entry(text, begin, text.substr(begin, end - begin), number++);
    if (result.stops) return;
    begin = end + std::size_t{1};
  }
  result.length.pass(text.substr(result.length.offset));
  if (batch.problem()) {
    add_problem(batch, {}, batch.problem()->is_document ? pointer_to(task_.stream, number) : std::string(), result);
  }
  result.length.pass(batch.skipped());
}

void BulkExchanges::judge_entry(std::string_view batch, std::size_t begin, std::string_view entry,
                                std::uint64_t number) {
  ++result_->counts.documents;
  std::unique_lock heavy(heavy_, std::defer_lock);
  if (entry.size() > kLargeDocument) heavy.lock();
  auto sources = std::make_unique<SourceMap>();
  const SourceId source = sources->add(task_.name, std::string(entry));
  Outcome outcome;
  Findings findings;
  if (is_blank(entry)) {
    findings.push_back(missing_item(source, entry));
  } else {
    findings = read_and_check(with_sources(task_.context, *sources, task_.read, &quick_), source, number, outcome);
  }
  const bool stops = std::ranges::any_of(findings, breaks_array);
  std::ranges::move(findings, std::back_inserter(outcome.findings));
  apply(task_.severities, outcome.findings);
  if (outcome.findings.empty()) return;

  ++(all_are_judged(outcome.findings) ? result_->counts.with_findings : result_->counts.not_checked);
  if (stops) {
    result_->stops = true;
    result_->counts.cut_short = 1;
  }
  result_->length.pass(batch.substr(result_->length.offset, begin - result_->length.offset));
  add_bad({.distance = result_->length,
           .sources = std::move(sources),
           .bytes = entry.size(),
           .findings = std::move(outcome.findings),
           .secrets = outcome.secrets.places(),
           .is_essential = result_->stops},
          allowance_, *result_);
}

// Returns what is wrong with the entry as such; what its exchange is found to be goes to `outcome`.
Findings BulkExchanges::read_and_check(const CheckContext& context, SourceId source, std::uint64_t number,
                                       Outcome& outcome) {
  Findings findings;
  Result<Document> document = read_json(source, context.sources, context.read, findings);
  if (!document) {
    hide_values(source, context.sources, document.findings(), NameTable{}, outcome.secrets);
    return std::move(document.findings());
  }
  for (Finding& remark : findings) remark.instance.insert(0, pointer_to(task_.stream, number));
  std::optional<Exchange> exchange = task_.stream.read(*document, document->root(), number, context.sources, findings);
  std::vector<Exchange> exchanges;
  if (exchange) {
    ++result_->counts.exchanges;
    exchanges.push_back(std::move(*exchange));
    check_exchange(context, task_.contract, task_.credentials, exchanges.front(), outcome);
  }
  // Where nothing was found, nothing is shown.
  if (!findings.empty() || !outcome.findings.empty())
    hide_unread_strings(*document, exchanges, context.sources, outcome.secrets);
  return findings;
}

}  // namespace contract::internal
