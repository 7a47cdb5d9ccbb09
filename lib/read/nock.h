#pragma once
// Fixtures of nock for Node.js, as its recorder writes them with `output_objects` and nock.back keeps them: an array of
// definitions, each with `scope`, `method`, `path` and the response. Headers of requests are kept only on demand.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_nock(Value root);

Result<Recording> read_nock(const Document& fixture, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
