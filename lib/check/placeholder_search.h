#pragma once
// Finds texts that may hold a placeholder, without reading them as JSON.
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

// The bulk view knows no placeholders, so what may hold one is for the exact view. Immutable.
class PlaceholderSearch {
 public:
  // `placeholders` as in RunOptions.
  explicit PlaceholderSearch(const std::vector<std::string>& placeholders);

  // False: no string in the JSON text `text` is a placeholder.
  bool may_hold_one(std::string_view text) const;

 private:
  std::vector<std::string> literals_;  // of each placeholder its longest part without "*"
};

}  // namespace contract::internal
