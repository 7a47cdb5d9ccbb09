#pragma once
// YAML 1.2 with the core schema: 0o17 and 0x1F are numbers, yes and no are strings.
#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "source/source_map.h"

namespace contract::internal {

// Reads the text of `source`, which holds one YAML document, as one value. Remarks and failures as in read_json;
// aliases are copied under a budget, and a second document in the text is a failure, because nothing would check it.
//
// What YAML leaves open: keys that are no strings give the text they are written with; a list or mapping as a key, .inf
// and .nan are failures, because JSON cannot say them; tags outside the core schema leave a scalar a string and a
// container as it is; merge keys (`<<` with an alias or a list of aliases) are resolved, explicit members winning.
// Nesting ends at 400 levels, or earlier if `options` say so, whatever the stack of the caller. A value that an alias
// copied keeps the span of the original.
Result<Document> read_yaml(SourceId source, const SourceMap& sources, const ReadOptions& options, Findings& remarks);

}  // namespace contract::internal
