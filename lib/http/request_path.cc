#include "http/request_path.h"

#include <algorithm>
#include <cassert>

#include "text/uri.h"

namespace contract::internal {

std::vector<PathSegment> split_path(std::string_view path) {
  assert((path.empty() || path.front() == '/') && "a path begins with a slash");
  std::vector<PathSegment> segments;
  for (std::size_t slash = 0; slash < path.size();) {
    const std::size_t end = std::min(path.find('/', slash + 1), path.size());
    segments.push_back(
        {.text = percent_decode(path.substr(slash + 1, end - slash - 1)), .begin = slash + 1, .end = end});
    slash = end;
  }
  return segments;
}

}  // namespace contract::internal
