#pragma once
// IP addresses as text.
#include <string_view>

namespace contract::internal {

// Says what keeps `text` from being an address, as a string literal; empty if nothing does.

// Four decimal numbers from 0 to 255 without leading zeros, as inet_pton takes them (RFC 2673 section 3.2).
std::string_view ipv4_problem(std::string_view text);

// RFC 4291 section 2.2, without a zone. "::" may stand for a single group of zeros, as RFC 5952 explains.
std::string_view ipv6_problem(std::string_view text);

// The same as verdicts, in one pass over what is usual.
bool is_ipv4(std::string_view text);
bool is_ipv6(std::string_view text);

}  // namespace contract::internal
