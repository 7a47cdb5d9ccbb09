#include "check/batch_judge.h"

#include <algorithm>
#include <utility>

namespace contract::internal {

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
  const std::size_t left = document.bytes > allowance.bytes ? 0 : allowance.findings;
  if (document.findings.size() <= left) {
    allowance.findings -= document.findings.size();
    allowance.bytes -= document.bytes;
    return;
  }
  document.findings.resize(left);
  document.is_cut = true;
  // Nothing is listed from here on: what smaller documents could still add must not depend on the allowance of batches.
  allowance.findings = allowance.bytes = 0;
}

void add_bad(BadDocument document, Allowance& allowance, BatchResult& result) {
  for (const Finding& finding : document.findings) document.worst = std::max(document.worst, finding.severity);
  result.has_error = result.has_error || document.worst == Severity::Error;
  cut_to(allowance, document);
  if (document.findings.empty()) {
    result.unlisted.add(1, document.distance, document.worst);
  } else {
    result.bad.push_back(std::move(document));
  }
}

bool all_are_judged(const Findings& findings) {
  return std::ranges::none_of(findings,
                              [](const Finding& finding) { return info(finding.code).kind == CodeClass::Unusable; });
}

bool breaks_array(const Finding& finding) {
  return finding.code == Code::Syntax || finding.code == Code::Encoding;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// At what stands in place of the item.
Finding missing_item(SourceId source, std::string_view text) {
  const auto end = static_cast<std::uint32_t>(text.size());
  return make_finding(Code::Syntax, {.source = source, .span = {.begin = end, .end = end}},
                      Detail{.text = "an item is missing here", .help = "take the comma out"});
}

void add_problem(const Batch& batch, const std::string& label, std::string prefix, BatchResult& result) {
  const BatchProblem& problem = *batch.problem();
  Finding finding = make_finding(problem.code, {.source = SourceId{0}, .span = {}},
                                 Detail{.text = problem.text, .help = problem.help});
  finding.operation = label;
  result.has_error = true;
  if (problem.is_document) {
    ++result.counts.documents;
    ++result.counts.not_checked;
  } else {
    result.counts.cut_short = 1;
  }
  BadDocument document{.distance = problem.distance, .prefix = std::move(prefix), .is_essential = true};
  document.findings.push_back(std::move(finding));
  result.bad.push_back(std::move(document));
}

}  // namespace contract::internal
