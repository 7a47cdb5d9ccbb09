#pragma once
// What others write in place of a secret.
#include <cstddef>
#include <string_view>

namespace contract::internal {

// Whether `text` is nothing but asterisks, and enough of them to be meant: "******".
constexpr bool is_mask(std::string_view text) {
  constexpr std::size_t kShortestMask = 3;
  return text.size() >= kShortestMask && text.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace contract::internal
