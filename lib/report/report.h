#pragma once
// What reporters see of an outcome: findings without secrets, in the order of the report, and the lines they are
// about with the secrets hidden. The texts themselves stay out of reach, so no reporter can forget to hide one.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/outcome.h"
#include "source/source_map.h"

namespace contract::internal {

struct ReportOptions {
  bool color = false;     // escape sequences for a terminal
  std::size_t width = 0;  // columns of the terminal; 0: not known
  std::string tool_version{};
};

// A place in a text that was decoded from a part of the file: base64, or a Content-Encoding.
struct BodyLocation {
  Position begin;
  Position end;
  std::uint64_t offset = 0;  // in bytes of the decoded text
  std::uint64_t length = 0;  // likewise; 0 within a secret
};

// A place in the file that a person opens.
struct Location {
  std::string_view file;  // as the user named it; any bytes
  Position begin;
  Position end;              // of the byte after the last; `begin` within a secret, whose length stays unknown
  std::uint64_t offset = 0;  // in bytes
  std::uint64_t length = 0;  // likewise; 0 within a secret
  std::optional<BodyLocation> body{};
};

// The first line of a place, or the part of it that is near. Of a place in a decoded body it is a line of that.
struct Line {
  std::size_t number = 0;   // counts from 1
  std::string text;         // without the line break, secrets hidden; any other bytes as they are in the file
  Span marked;              // what of `text` belongs to the place; may be empty
  bool cut_before = false;  // whether the line goes on before and after `text`
  bool cut_after = false;
};

class Report {
 public:
  // Copies what it shows of `outcome`; `sources` and `options` must outlive it.
  Report(const Outcome& outcome, const SourceMap& sources, const ReportOptions& options);

  const Findings& findings() const { return findings_; }  // by file name, place and code
  const std::vector<CheckedFile>& files() const { return files_; }
  const Summary& summary() const { return summary_; }
  const std::vector<FileEvaluation>& evaluations() const { return evaluations_; }  // in the order of the outcome
  const ReportOptions& options() const { return options_; }

  // Nothing if the place is nowhere (SourceId::none).
  std::optional<Location> locate(Place place) const;

  // At most `reach` bytes of the line before the place and as many from where it begins; the reach bounds the work on
  // a file that is one line. Nothing if the place is nowhere or the line is empty.
  std::optional<Line> line(Place place, std::size_t reach) const;

 private:
  bool cuts_line(SourceId source, std::size_t number) const;
  BodyLocation locate_in_lines(Place place) const;  // of a file or a decoded text

  const SourceMap& sources_;
  const ReportOptions& options_;
  Masking masking_;
  Findings findings_;
  std::vector<CheckedFile> files_;
  Summary summary_;
  std::vector<FileEvaluation> evaluations_;
};

}  // namespace contract::internal
