#pragma once
// What is read of a recording, as text.
#include <string>

#include "read/recordings.h"
#include "recording/dump.h"

namespace contract::tests {

// "KIND: the dump", and the findings: "LINE:COLUMN words (help)".
inline std::string read_as_text(std::string text, std::string name = "input",
                                const internal::RecordingKind* chosen = nullptr) {
  internal::SourceMap sources;
  const internal::SourceId source = sources.add(std::move(name), std::move(text));
  const internal::RecordingFile file = internal::read_recording(source, sources, {}, chosen);
  std::string shown = file.kind != nullptr ? std::string(file.kind->name) + ": " : "none: ";
  if (file.recording) shown += internal::dump(*file.recording, sources);
  for (const internal::Finding& finding : file.findings) {
    const internal::Place where = sources.outermost(finding.where);
    const internal::Position at = sources.position(where.source, where.span.begin);
    shown += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    if (const auto* detail = std::get_if<internal::Detail>(&finding.facts)) {
      shown += detail->words() + (detail->help.empty() ? "" : " (" + detail->help + ")");
    }
    shown += "\n";
  }
  return shown;
}

}  // namespace contract::tests
