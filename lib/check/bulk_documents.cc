#include "check/bulk_documents.h"

#include <algorithm>
#include <utility>

#include "read/json.h"

namespace contract::internal {
namespace {

constexpr std::size_t kHeavy = std::size_t{128} << 10U;

bool is_unusable(const Finding& finding) {
  return info(finding.code).kind == CodeClass::Unusable;
}

// `[1,]`, `[1,,2]`: at what stands in place of the item.
Finding missing_item(SourceId source, std::string_view text) {
  const auto end = static_cast<std::uint32_t>(text.size());
  return make_finding(Code::Syntax, {.source = source, .span = {.begin = end, .end = end}},
                      Detail{.text = "an item is missing here", .help = "take the comma out"});
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Where an item that is no JSON ends is only guessed, so nothing that seems to follow is certain.
bool breaks_array(const Finding& finding) {
  return finding.code == Code::Syntax || finding.code == Code::Encoding;
}

Severity worst_of(const Findings& findings) {
  Severity worst = Severity::Note;
  for (const Finding& finding : findings) worst = std::max(worst, finding.severity);
  return worst;
}

}  // namespace

void Unlisted::add(std::uint64_t more, const TextPosition& where, Severity severity) {
  if (documents == 0) first = where;
  documents += more;
  worst = std::max(worst, severity);
}

void BatchResult::clear() {
  counts = {};
  bad.clear();
  unlisted = {};
  length = {};
  has_error = false;
  stops = false;
}

void cut_to(Allowance& allowance, BadDocument& document) {
  if (document.is_essential) return;
  const std::size_t left = document.text.size() > allowance.bytes ? 0 : allowance.findings;
  if (document.findings.size() <= left) {
    allowance.findings -= document.findings.size();
    allowance.bytes -= document.text.size();
    return;
  }
  document.findings.resize(left);
  document.is_cut = true;
  // Nothing is listed from here on: what smaller documents could still add must not depend on the allowance of batches.
  allowance.findings = allowance.bytes = 0;
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
  if (batch.problem()) add_problem(batch);
  result.length.pass(batch.skipped());
}

void BulkDocuments::read_exactly(const Piece& piece, std::string_view text, const TextPosition& distance) {
  std::unique_lock heavy(heavy_, std::defer_lock);
  if (text.size() > kHeavy) heavy.lock();
  if (task_.coverage == nullptr && allowance_.is_spent() && allowance_.verdicts && piece.answer == Answer::Invalid &&
      !task_.items) {
    return only_count(text, distance);
  }
  SourceMap sources;
  const SourceId source = sources.add(task_.name, std::string(text));
  Outcome outcome;
  if (task_.items && is_blank(text)) {
    outcome.findings.push_back(missing_item(source, text));
  } else {
    const CheckContext context{.sources = sources, .run = task_.run, .read = task_.read, .coverage = task_.coverage};
    judge_text(context, task_.yardstick, source, TextKind::Json, outcome);
  }
  apply(task_.severities, outcome.findings);
  if (outcome.findings.empty()) return;

  const Severity worst = worst_of(outcome.findings);
  result_->has_error = result_->has_error || worst == Severity::Error;
  const bool is_judged = std::ranges::none_of(outcome.findings, is_unusable);
  ++(is_judged ? result_->counts.with_findings : result_->counts.not_checked);
  if (task_.items && std::ranges::any_of(outcome.findings, breaks_array)) {
    result_->stops = true;
    result_->counts.cut_short = 1;
  }
  BadDocument document{.distance = distance,
                       .number = piece.number,
                       .text = std::string(text),
                       .findings = std::move(outcome.findings),
                       .worst = worst,
                       .is_essential = result_->stops};
  for (const Place& secret : outcome.secrets.places()) document.secrets.push_back(secret.span);
  cut_to(allowance_, document);
  if (document.findings.empty()) {
    result_->unlisted.add(1, distance, worst);
  } else {
    result_->bad.push_back(std::move(document));
  }
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

// What the batch ends with, at its place.
void BulkDocuments::add_problem(const Batch& batch) {
  const BatchProblem& problem = *batch.problem();
  Finding finding = make_finding(problem.code, {.source = SourceId{0}, .span = {}},
                                 Detail{.text = problem.text, .help = problem.help});
  finding.operation = task_.yardstick.label;
  result_->has_error = true;
  if (problem.is_document) {
    ++result_->counts.documents;
    ++result_->counts.not_checked;
  } else {
    result_->counts.cut_short = 1;
  }
  result_->bad.push_back({.distance = problem.distance,
                          .number = batch.first_item() + batch.ends().size(),
                          .findings = {std::move(finding)},
                          .is_essential = true});
}

}  // namespace contract::internal
