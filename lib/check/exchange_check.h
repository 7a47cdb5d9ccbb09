#pragma once
// Holds one recorded exchange to a contract: operation, parameters, credential, bodies, status.
#include "check/compiled_contract.h"
#include "check/credentials.h"
#include "check/judging.h"
#include "finding/outcome.h"
#include "recording/recording.h"

namespace contract::internal {

// Adds every finding about `exchange`. Each body is judged, and each parameter; an exchange that matches no operation
// is one finding, which names the nearest. What carries credentials is marked as secret, and so is each body that no
// schema spoke of or that nothing was found in: what stands in one line of a recording is shown together.
void check_exchange(const CheckContext& context, const CompiledContract& contract, const CredentialNames& credentials,
                    const Exchange& exchange, Outcome& outcome);

}  // namespace contract::internal
