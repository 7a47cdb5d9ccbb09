#include "check/placeholder_search.h"

#include <algorithm>

namespace contract::internal {

PlaceholderSearch::PlaceholderSearch(const std::vector<std::string>& placeholders) {
  for (const std::string& placeholder : placeholders) {
    std::string longest;
    for (std::size_t begin = 0; begin <= placeholder.size();) {
      const std::size_t end = std::min(placeholder.find('*', begin), placeholder.size());
      if (end - begin > longest.size()) longest = placeholder.substr(begin, end - begin);
      begin = end + 1;
    }
    literals_.push_back(std::move(longest));
  }
}

bool PlaceholderSearch::may_hold_one(std::string_view text) const {
  if (literals_.empty()) return false;
  // An escape may stand for any character of a placeholder.
  if (text.find('\\') != std::string_view::npos) return true;
  return std::ranges::any_of(literals_,
                             [text](const std::string& part) { return text.find(part) != std::string_view::npos; });
}

}  // namespace contract::internal
