#pragma once
// Judges the documents of a file that holds many, batch by batch: by the bulk view, and exactly where that is not sure
// that there is nothing to find.
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "check/batch_judge.h"
#include "check/bulk_program.h"
#include "check/judging.h"
#include "check/placeholder_search.h"
#include "check/severities.h"
#include "finding/outcome.h"
#include "run/bulk.h"

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

// What the stream has to know of it. `task` must outlive it.
BatchTask batch_task(const BulkTask& task);

class BulkDocuments : public BatchJudge {
 public:
  BulkDocuments(const BulkTask& task, std::mutex& heavy);

  // Nothing is allocated for documents without findings, once the largest batch was seen.
  void judge(Batch& batch, const Allowance& allowance, BatchResult& result) override;

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
  std::string prefix_of(std::uint64_t number) const;

  const BulkTask& task_;
  std::mutex& heavy_;
  BulkMachine machine_;
  std::vector<Piece> unclear_;  // of the present batch, as are the following
  Allowance allowance_;
  BatchResult* result_ = nullptr;
};

}  // namespace contract::internal
