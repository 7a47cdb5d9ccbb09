#pragma once
// URLs of stubs that are patterns: of what they match only the literal parts are known.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

struct UrlPattern {
  std::string url;                   // a path; a segment that is no literal stands there as a part of `unknown`
  std::vector<std::string> unknown;  // "{id}"
};

// "/things/{id}" (RFC 6570 with nothing but simple expansions): a segment with a brace is unknown.
UrlPattern parse_path_template(std::string_view text);

// A regular expression for a path, such as "/things/[^/]+\.json": segments that are not plain text are unknown; what
// follows the path is left out. Nothing if it is not clear where segments end: alternatives, or a group with a slash.
std::optional<UrlPattern> parse_path_regex(std::string_view regex);

}  // namespace contract::internal
