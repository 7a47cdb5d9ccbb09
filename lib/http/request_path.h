#pragma once
// The path of a request, taken apart once and then held against many templates.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

struct PathSegment {
  std::string text;       // percent escapes undone: "%2F" is part of a segment, not the end of one
  std::size_t begin = 0;  // in the path, bytes
  std::size_t end = 0;
};

// The segments of `path`, which is empty or begins with "/". "/" has one empty segment, the empty path has none.
std::vector<PathSegment> split_path(std::string_view path);

}  // namespace contract::internal
