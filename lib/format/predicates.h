#pragma once
// The predicate of each built-in format, as formats.def names it. Those of ip addresses are in text/ip_address.
#include <string_view>

namespace contract::internal {

#define FORMAT(name, problem, accepts, specification) std::string_view problem(std::string_view text);
#include "format/formats.def"
#undef FORMAT

}  // namespace contract::internal
