#include "check/bulk_documents.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "read/json.h"

namespace contract::internal {
BatchTask batch_task(const BulkTask& task) {
  return {.name = task.name,
          .label = task.yardstick.label,
          .empty = make_finding(Code::EmptyInput, {},
                                Detail{.text = task.items ? "the array has no item, so nothing was checked"
                                                          : "the file has no document, so nothing was checked",
                                       .help = {}}),
          .severities = task.severities,
          .new_judge = [&task](std::mutex& heavy) { return std::make_unique<BulkDocuments>(task, heavy); }};
}

BulkDocuments::BulkDocuments(const BulkTask& task, std::mutex& heavy)
    : task_(task), heavy_(heavy), machine_(new_machine()) {}

BulkMachine BulkDocuments::new_machine() const {
  return {task_.entry.shapes,
          task_.entry.shape,
          {.undocumented = task_.run.undocumented.has_value(), .imprecise = true, .max_depth = task_.read.max_depth}};
}

// The documents that must be looked at again. What may hold a placeholder, only the exact view can judge.
void BulkDocuments::collect(const Batch& batch, const std::vector<JudgedLine>& lines) {
  unclear_.clear();
  if (!task_.items) {
    result_->counts.documents = lines.size();
    for (const JudgedLine& line : lines) add({.begin = line.begin, .end = line.end, .answer = line.answer}, batch);
    return;
  }
  // Each item is a line, but for one that is blank.
  result_->counts.documents = batch.ends().size();
  std::uint64_t number = batch.first_item();
  std::size_t begin = batch.begin();
  auto line = lines.begin();
  for (const std::uint32_t end : batch.ends()) {
    const bool is_blank = line == lines.end() || line->begin >= end;
    const Answer answer = is_blank ? Answer::Invalid : (line++)->answer;
    add({.begin = begin, .end = end, .number = number, .answer = answer}, batch);
    begin = end + std::size_t{1};
    ++number;
  }
}

void BulkDocuments::add(Piece piece, const Batch& batch) {
  const std::string_view text = batch.text().substr(piece.begin, piece.end - piece.begin);
  if (task_.coverage != nullptr || task_.placeholders.may_hold_one(text)) piece.answer = Answer::Unsure;
  if (piece.answer != Answer::Valid) unclear_.push_back(piece);
}

void BulkDocuments::judge(Batch& batch, const Allowance& allowance, BatchResult& result) {
  result.clear();
  result_ = &result;
  allowance_ = allowance;
  if (batch.text().size() > kLargeBatch) {
    // What a machine needed it keeps; for so much there is a machine that is gone before anything is read exactly.
    collect(batch, new_machine().judge_lines(batch.text()));
  } else {
    collect(batch, machine_.judge_lines(batch.text()));
  }
  const std::string_view text = batch.restore();
  for (const Piece& piece : unclear_) {
    result.length.pass(text.substr(result.length.offset, piece.begin - result.length.offset));
    read_exactly(piece, text.substr(piece.begin, piece.end - piece.begin), result.length);
    if (!result.stops) continue;
    if (task_.items) result.counts.documents = piece.number - batch.first_item() + 1;
    return;
  }
  result.length.pass(text.substr(result.length.offset));
  if (batch.problem()) {
    add_problem(batch, task_.yardstick.label, prefix_of(batch.first_item() + batch.ends().size()), result);
  }
  result.length.pass(batch.skipped());
}

void BulkDocuments::read_exactly(const Piece& piece, std::string_view text, const TextPosition& distance) {
  std::unique_lock heavy(heavy_, std::defer_lock);
  if (text.size() > kLargeDocument) heavy.lock();
  if (task_.coverage == nullptr && allowance_.is_spent() && allowance_.verdicts && piece.answer == Answer::Invalid &&
      !task_.items) {
    return only_count(text, distance);
  }
  auto sources = std::make_unique<SourceMap>();
  const SourceId source = sources->add(task_.name, std::string(text));
  Outcome outcome;
  if (task_.items && is_blank(text)) {
    outcome.findings.push_back(missing_item(source, text));
  } else {
    const CheckContext context{.sources = *sources, .run = task_.run, .read = task_.read, .coverage = task_.coverage};
    judge_text(context, task_.yardstick, source, TextKind::Json, outcome);
  }
  apply(task_.severities, outcome.findings);
  if (outcome.findings.empty()) return;

  ++(all_are_judged(outcome.findings) ? result_->counts.with_findings : result_->counts.not_checked);
  if (task_.items && std::ranges::any_of(outcome.findings, breaks_array)) {
    result_->stops = true;
    result_->counts.cut_short = 1;
  }
  add_bad({.distance = distance,
           .prefix = prefix_of(piece.number),
           .sources = std::move(sources),
           .bytes = text.size(),
           .findings = std::move(outcome.findings),
           .secrets = outcome.secrets.places(),
           .is_essential = result_->stops},
          allowance_, *result_);
}

// Of a document that the schema rejects if it is one. Nobody reads on when so much is wrong, but whether something was
// not checked must still come out.
void BulkDocuments::only_count(std::string_view text, const TextPosition& distance) {
  SourceMap sources;
  const SourceId source = sources.add(task_.name, std::string(text));
  Findings remarks;
  const bool is_read = static_cast<bool>(read_json(source, sources, task_.read, remarks));
  ++(is_read ? result_->counts.with_findings : result_->counts.not_checked);
  result_->unlisted.add(1, distance, Severity::Error);
}

std::string BulkDocuments::prefix_of(std::uint64_t number) const {
  std::string prefix;
  if (task_.items) append_index(prefix, number);
  return prefix;
}

}  // namespace contract::internal
