#pragma once
// Holds every document of a file to a schema, on several threads, with the memory of a few batches.
#include <cstddef>
#include <memory>
#include <string>

#include "check/batch_judge.h"
#include "finding/outcome.h"
#include "read/batch.h"
#include "source/source_map.h"

namespace contract::internal {

struct StreamOptions {
  std::size_t jobs = 0;             // threads; 0: one for each core
  std::size_t max_findings = 1000;  // that are listed
};

// Judges what `batches` holds and adds the findings to `outcome`, with their places in the file and in the order of its
// documents, whatever the number of threads. `sources` receives the documents that findings point into. Beyond
// `max_findings`, or when their documents take more than a few megabytes, wrong documents are only counted, and a
// MoreFindings says how many.
DocumentCounts check_documents(const BatchTask& task, Batches& batches, const StreamOptions& options,
                               SourceMap& sources, Outcome& outcome);

}  // namespace contract::internal
