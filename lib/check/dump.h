#pragma once
// What the parts of the library make of a file, as text, for people who work on them.
#include <cstdint>
#include <string>
#include <vector>

#include "check/plan.h"
#include "check/schema_check.h"
#include "finding/result.h"
#include "read/recordings.h"
#include "source/source_map.h"

namespace contract::internal {

// The document in the file at `path` ("-": standard input), JSON or YAML, one line per value.
Result<std::string> dump_document(const std::string& path, SourceMap& sources);

// What of the recording in that file was read, as `kind` or, where that is null, as its content says; then, a line
// each, the findings about entries that were not.
Result<std::string> dump_recording(const std::string& path, const RecordingKind* kind, SourceMap& sources);

enum class Compiled : std::uint8_t { Program, Shapes };

// What a schema is compiled to.
Result<std::string> dump_schema(const SchemaChoice& choice, Compiled what, std::vector<UriMapping> mappings,
                                SourceMap& sources);

// What all schemas of the OpenAPI document at `path` are compiled to.
Result<std::string> dump_contract(const std::string& path, Compiled what, std::vector<UriMapping> mappings,
                                  SourceMap& sources);

}  // namespace contract::internal
