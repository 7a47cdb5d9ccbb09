#pragma once
// Reads a file that may be JSON or YAML.
#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether `source` is JSON: by the extension of its name (.json, .har, .webmanifest and the like, .yaml, .yml), or,
// when that says nothing ("<stdin>"), by its text: JSON begins with a brace or a bracket, or is one scalar as a whole.
bool is_json_source(SourceId source, const SourceMap& sources);

// Reads `source` as JSON or as YAML. Remarks and failures as in read_json.
Result<Document> read_document(SourceId source, const SourceMap& sources, const ReadOptions& options,
                               Findings& remarks);

}  // namespace contract::internal
