#pragma once
// Files held to one schema, without a contract.
#include <memory>
#include <optional>
#include <string>

#include "check/document_library.h"
#include "check/judging.h"
#include "check/plan.h"
#include "compile/compile.h"
#include "finding/outcome.h"
#include "finding/result.h"
#include "oracle/oracle.h"

namespace contract::internal {

// Which schema files are held to, and how.
struct SchemaChoice {
  std::string path;                      // may end in a URI fragment ("defs.json#/$defs/id")
  Engine engine = Engine::Native;        // with Valijson the schema must be of draft 4 or 7
  Dialect dialect = Dialect::Draft2020;  // unless the schema names its own
};

class SchemaCheck {
 public:
  static Result<SchemaCheck> load(const SchemaChoice& choice, DocumentLibrary& library, const CompileOptions& options,
                                  Findings& remarks);

  // Adds what is wrong with the text of `source`. With valijson its verdict is taken, and our findings explain it;
  // where the two differ, that is a finding of its own.
  void check(const CheckContext& context, SourceId source, Outcome& outcome) const;

  // What every subschema says of it, as our own engine sees it.
  Evaluation evaluate(const CheckContext& context, SourceId source, Outcome& outcome) const;

  const Program& program() const { return *program_; }
  const std::shared_ptr<const Program>& shared_program() const { return program_; }
  Yardstick yardstick() const { return {.program = *program_, .block = block_, .label = {}}; }

  // Whether valijson gives the verdicts.
  bool asks_oracle() const { return oracle_ != nullptr; }

  // A schema by itself promises nothing about members that it does not name.
  static RunOptions without_documentation(RunOptions options);

 private:
  SchemaCheck(std::shared_ptr<const Program> program, BlockId block, std::shared_ptr<const Oracle> oracle)
      : program_(std::move(program)), block_(block), oracle_(std::move(oracle)) {}

  std::shared_ptr<const Program> program_;
  BlockId block_;
  std::shared_ptr<const Oracle> oracle_;  // null with our own engine
};

}  // namespace contract::internal
