#pragma once
// What a reader can live with but somebody should know: repeated member names, integers that doubles cannot hold.
#include "document/document.h"
#include "finding/finding.h"

namespace contract::internal {

// At most so many remarks of one code are given for a document; more would tell nobody anything.
inline constexpr std::size_t kMaxRemarksPerCode = 10'000;

// Adds DuplicateKey findings (at the repeated name, related to the first one; instance: the member) and ImpreciseNumber
// findings (ValueFacts: what is written, and what a double makes of it) to `remarks`, in document order. Values that
// YAML aliases copied are not remarked upon again. Near-linear in the size of the document.
void add_remarks(const Document& document, Findings& remarks);

}  // namespace contract::internal
