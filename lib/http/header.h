#pragma once
// Names and values of header fields.
#include <string_view>
#include <vector>

namespace contract::internal {

// Field names are compared without case (RFC 9110 section 5.1).
bool same_header_name(std::string_view a, std::string_view b);

struct Cookie {  // views into the header's value
  std::string_view name;
  std::string_view value;
};

// The pairs in the value of a Cookie header (RFC 6265 section 4.2.1), in order. Values keep their quotes and escapes,
// because servers differ in undoing them. A part without "=" is no cookie and is passed over.
std::vector<Cookie> split_cookies(std::string_view value);

}  // namespace contract::internal
