#pragma once
// Pacts: contracts that the tests of a consumer write, of the specification's versions 1 to 4.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a document looks like a pact: it has `interactions` or `messages`, and a `consumer` or a `provider`.
bool is_pact(Value root);

// Takes each HTTP interaction for an exchange. A consumer says what it sends and what it needs, and no more: nothing is
// missing from such a message only because the pact does not have it. Where a matching rule stands and does not ask for
// equality, the value is an example (see PactRules). Messages are no exchanges, and unreadable.
Result<Recording> read_pact(const Document& document, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
