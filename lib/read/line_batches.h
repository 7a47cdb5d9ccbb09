#pragma once
// Newline-delimited JSON (NDJSON, JSON Lines) in batches of whole lines.
#include <vector>

#include "read/batch.h"
#include "source/files.h"

namespace contract::internal {

class LineBatches : public Batches {
 public:
  explicit LineBatches(FileReader file, const BatchSizes& sizes = {}) : file_(std::move(file)), sizes_(sizes) {}

  // Whole lines, as they stand in the file. One that is too long is a TooLarge problem at its place, and the lines
  // after it follow. So is an end of the file that cannot be read.
  void next(Batch& batch) override;

 private:
  // False at the end of the file.
  bool read_more(Batch& batch);
  void end_after(Batch& batch, std::size_t size);
  void pass_over_line(Batch& batch);

  FileReader file_;
  BatchSizes sizes_;
  std::vector<char> rest_;  // of the chunk before: the beginning of a line
  bool at_end_ = false;
};

}  // namespace contract::internal
