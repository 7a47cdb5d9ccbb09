#include "http/header.h"

#include <algorithm>

#include "http/token.h"

namespace contract::internal {

bool same_header_name(std::string_view a, std::string_view b) {
  return equal_without_case(a, b);
}

std::vector<Cookie> split_cookies(std::string_view value) {
  std::vector<Cookie> cookies;
  while (!value.empty()) {
    const std::size_t length = std::min(value.find(';'), value.size());
    const std::string_view pair = trim_whitespace(value.substr(0, length));
    value.remove_prefix(std::min(length + 1, value.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.push_back({.name = pair.substr(0, equals), .value = pair.substr(equals + 1)});
  }
  return cookies;
}

}  // namespace contract::internal
