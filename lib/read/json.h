#pragma once
// JSON (RFC 8259), exactly: spans, digits as written, duplicate keys kept.
#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "source/source_map.h"

namespace contract::internal {

// Reads the whole text of `source` as one JSON value. What can be lived with (duplicate keys, integers that doubles
// cannot hold) goes to `remarks`; what cannot (syntax, wrong UTF-8, NUL, depth, an empty text) is the failure. So is an
// escape that is half of a surrogate pair: UTF-8 cannot hold it. A byte order mark at the start is passed over.
// The document views the text: `sources` must keep it.
Result<Document> read_json(SourceId source, const SourceMap& sources, const ReadOptions& options, Findings& remarks);

}  // namespace contract::internal
