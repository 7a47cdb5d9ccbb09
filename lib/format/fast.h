#pragma once
// Predicates for where only the verdict counts, and a text has the format almost always: in the hot path.
// Each answers exactly as its *_problem of format/predicates.h does. What is usual it decides by itself, in a few
// nanoseconds; anything else it leaves to that function, so the two cannot disagree about corner cases. They take any
// bytes, never read outside of `text`, allocate nothing, and are safe to call from any thread.
#include <string_view>

#include "format/fast_ulid.h"  // is_ulid
#include "text/ip_address.h"   // is_ipv4, is_ipv6
#include "text/uri.h"          // is_uri, is_uri_reference

namespace contract::internal {

bool is_date(std::string_view text);
bool is_date_time(std::string_view text);
bool is_email(std::string_view text);
bool is_hostname(std::string_view text);
bool is_time(std::string_view text);
bool is_uuid(std::string_view text);

}  // namespace contract::internal
