#pragma once
// The grammar of JSON numbers (RFC 8259 section 6), for all who have to know where one ends.
#include <cstddef>
#include <string_view>

namespace contract::internal {

// Bytes of the longest JSON number that `text` begins with; 0 if it begins with none.
std::size_t json_number_length(std::string_view text);

// Whether the whole of `text` is one JSON number.
inline bool is_json_number(std::string_view text) {
  return !text.empty() && json_number_length(text) == text.size();
}

}  // namespace contract::internal
