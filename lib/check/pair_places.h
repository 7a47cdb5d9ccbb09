#pragma once
// Whether the places that pair rules speak of exist in the contract.
#include "contract/operations.h"
#include "finding/finding.h"
#include "program/program.h"

namespace contract::internal {

// Reports each place of a rule that no exchange of its operation can have: a parameter that is not documented, a body
// that is not, a pointer to a member that no schema knows, each with the nearest that is. Where schemas leave open
// what members there are, every name is fine. `program` is that of the contract's schemas.
void check_pair_places(const Contract& contract, const Program& program, Findings& remarks);

}  // namespace contract::internal
