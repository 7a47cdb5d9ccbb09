#pragma once
// Internationalized names of hosts: IDNA2008 (RFC 5890 to 5893), as strict as when a name is registered.
#include <string_view>

namespace contract::internal {

// Says what keeps `name` from being one, as a string literal; empty if nothing does. Each label is an A-label
// ("xn--bcher-kva"), a U-label ("bücher") or one of ASCII letters, digits and hyphens. Besides the full stop, the three
// separators of RFC 3490 section 3.1 part labels. Any bytes will do; safe to call from any thread.
std::string_view internationalized_name_problem(std::string_view name);

// The same after it is brought into Unicode normalization form C, as mail programs do (RFC 6531 section 3.2).
std::string_view internationalized_domain_problem(std::string_view domain);

// Whether some label begins with "xn--" in either case.
bool has_a_label(std::string_view name);

}  // namespace contract::internal
