#pragma once
// Judges the documents of a file that holds many, batch by batch: by the bulk view, and exactly where that is not sure
// that there is nothing to find.
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "check/bulk_program.h"
#include "check/judging.h"
#include "check/placeholder_search.h"
#include "check/severities.h"
#include "finding/outcome.h"
#include "read/batch.h"
#include "run/bulk.h"
#include "source/text_position.h"

namespace contract::internal {

// What all threads look at. What it refers to must outlive it.
struct BulkTask {
  std::string name;    // of the file
  bool items = false;  // of one array; else lines
  const Yardstick& yardstick;
  BulkEntry entry;
  RunOptions run;
  ReadOptions read;
  const Severities& severities;
  PlaceholderSearch placeholders;
  CoverageRecorder* coverage = nullptr;  // as in CheckContext: every document is read exactly
};

// What findings may still be listed, in this file. When nothing is left, documents are counted only.
struct Allowance {
  std::size_t findings = 0;
  std::size_t bytes = 0;  // of the texts that findings are shown in
  bool verdicts = false;  // that a document is wrong is enough: an error is known already, and none can be turned off

  bool is_spent() const { return findings == 0 || bytes == 0; }
};

// A document with findings, and what is shown of it.
struct BadDocument {
  TextPosition distance = {};  // from the beginning of the batch
  std::uint64_t number = 0;    // of an item
  std::string text = {};
  Findings findings = {};  // whose places are in `text`, but for those in schemas
  std::vector<Span> secrets = {};
  Severity worst = Severity::Note;  // of all findings it had
  bool is_cut = false;              // some of them are not listed
  bool is_essential = false;        // all of them are, whatever the allowance: there are few such documents
};

// Documents some of whose findings are not listed.
struct Unlisted {
  std::uint64_t documents = 0;
  TextPosition first = {};
  Severity worst = Severity::Note;

  void add(std::uint64_t more, const TextPosition& where, Severity severity);
};

struct BatchResult {
  DocumentCounts counts = {};
  std::vector<BadDocument> bad = {};  // in their order
  Unlisted unlisted = {};             // behind those; by distance from the beginning of the batch
  TextPosition length = {};           // of the batch
  bool has_error = false;             // a finding of a document is an error, listed or not
  bool stops = false;                 // nothing after it can be read

  void clear();
};

// Takes from `document` the findings that exceed the allowance, and spends it.
void cut_to(Allowance& allowance, BadDocument& document);

// One for each thread.
class BulkDocuments {
 public:
  // A batch of more bytes, which one long document makes, should be the only one in memory.
  static constexpr std::size_t kLargeBatch = std::size_t{1} << 20U;

  // `heavy` is held while a large document is read exactly: one at a time, however many threads, bounds the memory.
  BulkDocuments(const BulkTask& task, std::mutex& heavy);

  // Nothing is allocated for documents without findings, once the largest batch was seen. Equal batches give equal
  // results but for what a smaller allowance leaves out.
  void judge(Batch& batch, const Allowance& allowance, BatchResult& result);

 private:
  BulkMachine new_machine() const;
  struct Piece {  // a document in the batch
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint64_t number = 0;
    Answer answer = Answer::Unsure;
  };
  void collect(const Batch& batch, const std::vector<JudgedLine>& lines);
  void add(Piece piece, const Batch& batch);
  void read_exactly(const Piece& piece, std::string_view text, const TextPosition& distance);
  void only_count(std::string_view text, const TextPosition& distance);
  void add_problem(const Batch& batch);

  const BulkTask& task_;
  std::mutex& heavy_;
  BulkMachine machine_;
  std::vector<Piece> unclear_;  // of the present batch, as are the following
  Allowance allowance_;
  BatchResult* result_ = nullptr;
};

}  // namespace contract::internal
