#include "finding/outcome.h"

#include <fmt/format.h>

#include "finding/wording.h"

namespace contract::internal {
namespace {

void append_listed(std::string& out, std::uint64_t count, std::string_view noun) {
  if (count == 0) return;
  if (!out.empty()) out += ", ";
  out += grouped_count(count, noun);
}

// "; 3 files clean", " in 2 of 64 files; 62 clean". Findings may all lie in schemas or in the contract, while every
// file is clean.
std::string shares(std::uint64_t all, std::string_view noun, std::uint64_t clean, std::uint64_t not_checked) {
  if (clean == all) return fmt::format("; {} clean", grouped_count(all, noun));
  std::string text =
      fmt::format(" in {} of {}; {} clean", grouped(all - clean), grouped_count(all, noun), grouped(clean));
  if (not_checked != 0) text += fmt::format(", {} not checked", grouped(not_checked));
  return text;
}

}  // namespace

Summary summarize(const Outcome& outcome) {
  Summary summary;
  summary.files = outcome.files.size();
  summary.exchanges = outcome.exchanges;
  summary.all_hold_many = !outcome.files.empty();
  for (const CheckedFile& file : outcome.files) {
    summary.documents.add(file.counts);
    summary.all_hold_many = summary.all_hold_many && file.counts.documents != 0;
    switch (file.status) {
      case FileStatus::Clean: ++summary.clean; break;
      case FileStatus::WithFindings: ++summary.with_findings; break;
      case FileStatus::NotChecked: ++summary.not_checked; break;
    }
  }
  for (const Finding& finding : outcome.findings) {
    switch (finding.severity) {
      case Severity::Note: ++summary.notes; break;
      case Severity::Warning: ++summary.warnings; break;
      case Severity::Error: ++summary.errors; break;
    }
  }
  return summary;
}

std::string to_string(const Summary& summary) {
  std::string text;
  append_listed(text, summary.errors, "error");
  append_listed(text, summary.warnings, "warning");
  append_listed(text, summary.notes, "note");
  if (summary.files == 0) {
    text += text.empty() ? "nothing was checked" : "; nothing was checked";
    return text;
  }
  if (text.empty()) text = "no findings";
  if (summary.all_hold_many) {
    const DocumentCounts& of = summary.documents;
    text += shares(of.documents, "document", of.clean(), of.not_checked);
    if (of.cut_short != 0) text += fmt::format(", {} not read to the end", grouped_count(of.cut_short, "file"));
  } else {
    text += shares(summary.files, "file", summary.clean, summary.not_checked);
    if (summary.documents.documents != 0) {
      text += fmt::format(" ({} checked)", grouped_count(summary.documents.documents, "document"));
    }
  }
  if (summary.exchanges != 0) text += fmt::format(" ({} checked)", grouped_count(summary.exchanges, "exchange"));
  return text;
}

}  // namespace contract::internal
