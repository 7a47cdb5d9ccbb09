#pragma once
// Reads `x-source` and `x-confidence`, the annotations that say where a rule comes from and how sure it is.
//
// Each is one for the whole object, or an object with one for each keyword and "*" for the rest:
//   x-source: {from: create-a-new-connection, line: 206, words: "string<ulid>"}
//   x-source: {format: {from: create-a-new-connection, line: 206}, "*": {from: definition}}
//   x-confidence: documented
//   x-confidence: {format: example, "*": documented}
#include <optional>
#include <string_view>

#include "document/document.h"
#include "finding/finding.h"

namespace contract::internal {

// The provenance of `keyword` in `object`, a schema or an object of OpenAPI; with "*" that of the object itself.
// Nothing if neither annotation speaks of it. What is malformed counts as absent; see check_provenance.
std::optional<Provenance> provenance_of(Value object, std::string_view keyword);

// Reports annotations of `object` that provenance_of cannot use, such as a misspelt confidence, as findings with
// `code` (BadSchema or BadContract). A misspelling would otherwise turn an assumption into a documented rule.
void check_provenance(Value object, SourceId source, Code code, Findings& findings);

}  // namespace contract::internal
