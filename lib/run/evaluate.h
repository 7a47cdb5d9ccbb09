#pragma once
// Runs a program over a value and keeps what every subschema said.
#include "document/document.h"
#include "finding/evaluation.h"
#include "program/program.h"
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

}  // namespace contract::internal
