#pragma once
// What the parts of the library make of a file, as text, for people who work on them.
#include <string>
#include <vector>

#include "check/plan.h"
#include "check/schema_check.h"
#include "finding/result.h"
#include "source/source_map.h"

namespace contract::internal {

// The document in the file at `path` ("-": standard input), JSON or YAML, one line per value.
Result<std::string> dump_document(const std::string& path, SourceMap& sources);

// The program of a schema.
Result<std::string> dump_schema_program(const SchemaChoice& choice, std::vector<UriMapping> mappings,
                                        SourceMap& sources);

// The program of all schemas of the OpenAPI document at `path`.
Result<std::string> dump_contract_program(const std::string& path, std::vector<UriMapping> mappings,
                                          SourceMap& sources);

}  // namespace contract::internal
