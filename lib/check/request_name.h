#pragma once
// What a request is called in findings.
#include <string>

#include "recording/recording.h"

namespace contract::internal {

// "GET /things/1". The path alone: a query may hold what nobody should read, and so may what stands before "@" in a URL
// that lacks its scheme.
std::string request_name(const Request& request);

}  // namespace contract::internal
