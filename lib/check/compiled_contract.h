#pragma once
// A contract that is ready to check with: its operations, and all their schemas as one program.
#include <memory>
#include <string>

#include "check/document_library.h"
#include "compile/compile.h"
#include "contract/operations.h"
#include "finding/result.h"
#include "program/program.h"

namespace contract::internal {

// Immutable, and safe to share between threads.
struct CompiledContract {
  std::string name;  // as configured; may be empty
  Contract contract;
  std::shared_ptr<const Program> program;

  // The block of a schema that the contract names.
  BlockId block(const SchemaName& schema) const { return program->entries.find(schema.uri)->second; }
};

// Loads the OpenAPI document at `path` and compiles every schema its operations name. Any mistake in it is a failure,
// with all that were found: a contract that is only partly understood proves nothing. What merely looks wrong goes to
// `remarks`.
Result<CompiledContract> load_compiled_contract(const std::string& name, const std::string& path,
                                                DocumentLibrary& library, const CompileOptions& options,
                                                Findings& remarks);

}  // namespace contract::internal
