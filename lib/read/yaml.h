#pragma once
// YAML 1.2 with the core schema: 0o17 and 0x1F are numbers, yes and no are strings.
#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "source/source_map.h"

namespace contract::internal {

// Reads the text of `source`, which holds one YAML document, as one value. Remarks and failures as in read_json;
// aliases are copied under a budget, and a second document in the text is a failure, because nothing would check it.
Result<Document> read_yaml(SourceId source, const SourceMap& sources, const ReadOptions& options, Findings& remarks);

}  // namespace contract::internal
