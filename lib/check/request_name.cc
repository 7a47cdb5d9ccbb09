#include "check/request_name.h"

#include <string_view>

#include "text/uri.h"

namespace contract::internal {

std::string request_name(const Request& request) {
  const Uri url = split_uri(request.url);
  const std::size_t at = url.authority ? std::string_view::npos : url.path.substr(0, url.path.find('/')).rfind('@');
  return request.method + ' ' + std::string(url.path.substr(at + 1));  // npos + 1 is 0
}

}  // namespace contract::internal
