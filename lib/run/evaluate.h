#pragma once
// Runs a program over a value and keeps what every subschema said.
#include <memory>

#include "document/document.h"
#include "finding/evaluation.h"
#include "program/program.h"
#include "run/recorder.h"
#include "run/run.h"

namespace contract::internal {

struct EvaluateResult {
  Evaluation evaluation;
  std::vector<Span> secrets;  // of the values that stand where the schema expects a secret
};

// Judges `instance` by the schema whose block is `entry`, which is not BlockId::none. Agrees with run() on the verdict;
// costs several times as much, and memory for each schema that is applied. Members without documentation are not
// looked for. Thread-safe.
EvaluateResult evaluate(const Program& program, BlockId entry, const Document& document, Value instance,
                        RunOptions options);

// The same as a record of what was applied to what, where nobody needs the output that JSON Schema defines. Members
// without documentation are looked for as `options` say. `program` and `document` must outlive the record.
std::unique_ptr<Recorder> record(const Program& program, BlockId entry, const Document& document, Value instance,
                                 const RunOptions& options);

}  // namespace contract::internal
