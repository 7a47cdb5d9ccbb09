#pragma once
// Recordings of Polly.JS: HARs of their own name, whose compressed bodies are arrays of chunks.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_polly(Value root);

Result<Recording> read_polly(const Document& recording, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
