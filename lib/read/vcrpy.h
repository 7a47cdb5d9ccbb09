#pragma once
// Cassettes of vcrpy, format 1, in YAML or JSON: `version` and `interactions`, each with `request` (`uri`) and
// `response`. Bytes that are no text are tagged !!binary.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_vcrpy(Value root);

Result<Recording> read_vcrpy(const Document& cassette, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
