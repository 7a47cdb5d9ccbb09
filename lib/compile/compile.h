#pragma once
// Schemas to a program.
#include <memory>
#include <span>
#include <string>

#include "finding/result.h"
#include "format/format.h"
#include "program/program.h"
#include "schema/schema_set.h"

namespace contract::internal {

struct CompileOptions {
  bool assert_formats = true;        // false: `format` is an annotation only
  bool assert_content = false;       // false: contentEncoding and its neighbours are annotations only
  const Formats* formats = nullptr;  // null: the built-in ones. Only used while compiling
};

// Compiles the schemas that `entries` name (absolute URIs, with a fragment where needed) and all they refer to into
// one program; Program::entries finds each again. A schema that breaks a rule is the failure, with every mistake that
// was found, each at its place; what merely looks wrong (a misspelt keyword, an unknown format) goes to `remarks`.
// Compiles each subschema once and never recurses, so neither size nor nesting of the schemas is a danger.
Result<std::shared_ptr<const Program>> compile(SchemaSet& schemas, std::span<const std::string> entries,
                                               const CompileOptions& options, Findings& remarks);

}  // namespace contract::internal
