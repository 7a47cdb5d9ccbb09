#pragma once
// The query of a URL as the form that it nearly always is.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

struct QueryField {
  std::string name;       // decoded: percent escapes undone, "+" is a space
  std::string value;      // likewise; empty where there is no "="
  std::size_t begin = 0;  // of the whole field in the query that was split, in bytes
  std::size_t end = 0;
};

// Splits `name=value&name=value` (application/x-www-form-urlencoded), in order, repeated names included.
// `query` is without its "?". Empty fields, as in "a=1&&b=2", are none.
std::vector<QueryField> split_query(std::string_view query);

}  // namespace contract::internal
