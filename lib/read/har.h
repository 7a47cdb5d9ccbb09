#pragma once
// HAR 1.2 recordings.
#include <cstdint>
#include <optional>

#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a document looks like a HAR: an object with `log.entries`.
bool is_har(Value root);

// Takes the exchanges out of a HAR that was read as JSON. Bodies become embedded sources of `sources`, so that their
// findings point into the HAR, also through string escapes; base64 bodies are decoded (findings then point at the
// whole body). An entry that cannot be used gives a BadRecording finding in `remarks` and counts as unreadable;
// the others are read all the same.
Result<Recording> read_har(const Document& har, SourceMap& sources, Findings& remarks);

// The same of one of its entries, whose index is `index`; `entry` may be read by itself, as a document of its own.
std::optional<Exchange> read_har_entry(const Document& document, Value entry, std::uint64_t index, SourceMap& sources,
                                       Findings& remarks);

}  // namespace contract::internal
