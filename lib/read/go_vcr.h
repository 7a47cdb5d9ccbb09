#pragma once
// Cassettes of go-vcr: format 1 (go-vcr 1 and 2) and format 2 (3 and 4), which differ in members that say more of the
// request line and its lengths. Like those of vcrpy, but with `url` and `code`.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_go_vcr(Value root);

Result<Recording> read_go_vcr(const Document& cassette, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
