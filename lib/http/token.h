#pragma once
// Tokens: the words that HTTP is made of (RFC 9110 section 5.6.2), and comparing them without case.
// Case is that of ASCII, whatever the locale.
#include <string>
#include <string_view>

namespace contract::internal {

// Whether `text` is a token: one or more of letters, digits and !#$%&'*+-.^_`|~
bool is_token(std::string_view text);

std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);
bool equal_without_case(std::string_view a, std::string_view b);

// `text` without the spaces and tabs around it (optional whitespace, section 5.6.3).
std::string_view trim_whitespace(std::string_view text);

}  // namespace contract::internal
