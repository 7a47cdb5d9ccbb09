#pragma once
// Whether a request carries a credential that its operation asks for, in the right form.
#include <string_view>

#include "contract/operations.h"
#include "finding/outcome.h"
#include "recording/recording.h"

namespace contract::internal {

// Checks `request` against the security requirements of `operation` (OpenAPI 3.1 section 4.8.30): any one of them is
// enough. Findings are about the first requirement, or about the one whose credential is there in a wrong form.
void check_credentials(const Operation& operation, const Request& request, std::string_view label, Outcome& outcome);

// Marks what carries credentials in any exchange, whatever the contract says: Authorization, cookies and their kin.
void hide_credentials(const Exchange& exchange, Secrets& secrets);

}  // namespace contract::internal
