#pragma once
// Mountebank: imposters of HTTP servers, with the stubs that people write or that a proxy records.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a document looks like `imposters`, or like one of them: an object with `protocol` and `stubs`.
bool is_mountebank(Value root);

// Takes each response `is` of each stub for an exchange. Of its predicates `equals` and `deepEquals` say what is in the
// request, also inside `and`; `matches` says it of the path, as far as its segments are literal. Others say nothing
// that could be checked. A response of another sort (`proxy`, `inject`, `fault`), a stub whose predicates do not tell
// method and path, and an imposter of another protocol are unreadable.
Result<Recording> read_mountebank(const Document& document, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
