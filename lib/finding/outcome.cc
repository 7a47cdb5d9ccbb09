#include "finding/outcome.h"

#include <fmt/format.h>

#include "finding/wording.h"

namespace contract::internal {
namespace {

void append_listed(std::string& out, std::uint64_t count, std::string_view noun) {
  if (count == 0) return;
  if (!out.empty()) out += ", ";
  out += counted(count, noun);
}

}  // namespace

Summary summarize(const Outcome& outcome) {
  Summary summary;
  summary.files = outcome.files.size();
  summary.exchanges = outcome.exchanges;
  for (const CheckedFile& file : outcome.files) {
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
  // Findings may all lie in schemas or in the contract, while every file is clean.
  const std::uint64_t wanting = summary.with_findings + summary.not_checked;
  if (wanting == 0) {
    text += fmt::format("; {} clean", counted(summary.files, "file"));
  } else {
    text += fmt::format(" in {} of {}; {} clean", wanting, counted(summary.files, "file"), summary.clean);
  }
  if (summary.not_checked != 0) text += fmt::format(", {} not checked", summary.not_checked);
  if (summary.exchanges != 0) text += fmt::format(" ({} checked)", counted(summary.exchanges, "exchange"));
  return text;
}

}  // namespace contract::internal
