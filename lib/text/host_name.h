#pragma once
// Names of hosts in ASCII: labels of letters, digits and hyphens (LDH) with dots between them.
#include <cstddef>
#include <string_view>

namespace contract::internal {

inline constexpr std::size_t kLongestLabel = 63;      // RFC 1035 section 2.3.4
inline constexpr std::size_t kLongestHostName = 253;  // 255 with the lengths of its labels

// Says what keeps a text from being such a label or name (RFC 1123 section 2.1), as a string literal; empty if nothing
// does. What a label that begins with "xn--" stands for is not looked at.
std::string_view ldh_label_problem(std::string_view label);
std::string_view ldh_name_problem(std::string_view name);

}  // namespace contract::internal
