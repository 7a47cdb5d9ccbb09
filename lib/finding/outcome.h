#pragma once
// What a check came to: everything that a report is made of.
#include <cstdint>
#include <string>
#include <vector>

#include "finding/evaluation.h"
#include "finding/finding.h"
#include "finding/secrets.h"

namespace contract::internal {

enum class FileStatus : std::uint8_t {
  Clean,
  WithFindings,
  NotChecked,  // it could not be read or judged; a finding says why
};

// Of a file that holds many documents, one a line or as the items of an array.
struct DocumentCounts {
  std::uint64_t documents = 0;  // those below, and the clean ones
  std::uint64_t with_findings = 0;
  std::uint64_t not_checked = 0;  // could not be read or judged
  std::uint64_t cut_short = 0;    // files that could not be read to their end
  std::uint64_t exchanges = 0;    // of a recording: documents that could be read as such

  std::uint64_t clean() const { return documents - with_findings - not_checked; }
  void add(const DocumentCounts& other) {
    documents += other.documents;
    with_findings += other.with_findings;
    not_checked += other.not_checked;
    cut_short += other.cut_short;
    exchanges += other.exchanges;
  }
};

struct CheckedFile {
  std::string name;  // as the user wrote it
  FileStatus status = FileStatus::Clean;
  DocumentCounts counts = {};  // none of a file that is one document
};

struct Outcome {
  Findings findings = {};  // in any order
  Secrets secrets = {};
  std::vector<CheckedFile> files = {};           // all that were selected, each once
  std::uint64_t exchanges = 0;                   // that were read from recordings and judged
  std::vector<FileEvaluation> evaluations = {};  // of files, where they were asked for
};

// The numbers below a report. Findings count; their causes do not.
struct Summary {
  std::uint64_t files = 0;  // clean + with_findings + not_checked
  std::uint64_t clean = 0;
  std::uint64_t with_findings = 0;
  std::uint64_t not_checked = 0;
  std::uint64_t exchanges = 0;
  DocumentCounts documents = {};  // of the files that hold many
  bool all_hold_many = false;     // all files do, so documents say more than files
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  std::uint64_t notes = 0;
};

Summary summarize(const Outcome& outcome);

// One line: "3 errors, 1 warning in 2 of 64 files; 62 clean".
std::string to_string(const Summary& summary);

}  // namespace contract::internal
