#pragma once
// Cassettes of VCR for Ruby, from version 2 on, in YAML or JSON; also those of vcr for R and vcr-cassette for Rust,
// which keep to that form: `http_interactions`, each with `request`, `response` and `recorded_at`.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_vcr(Value root);

Result<Recording> read_vcr(const Document& cassette, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
