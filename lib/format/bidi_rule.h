#pragma once
// The Bidi rule for a name of a host that is written from right to left in part (RFC 5893). libidn2 checks some of it
// for the labels with such characters: not that digits do not mix, and not the other labels of such a name.
#include <string_view>

namespace contract::internal {

// Whether a label, in UTF-8, has a character of a right-to-left script or an Arabic digit, which makes the name that it
// stands in a Bidi domain name (RFC 5893 section 1.4).
bool has_right_to_left(std::string_view label);

// RFC 5893 section 2.
bool obeys_bidi_rule(std::string_view label);

}  // namespace contract::internal
