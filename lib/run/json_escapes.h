#pragma once
// Whether a text has escapes, and where those are that are no good.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace contract::internal {

class JsonEscapes {
 public:
  // Of a text that has backslashes at these offsets.
  void check(std::string_view text, const std::vector<std::uint32_t>& backslashes);

  bool any() const { return any_; }

  // Whether there is one that breaks the grammar or stands for no character.
  bool any_bad_in(std::size_t begin, std::size_t end) const {
    const auto first = std::ranges::lower_bound(bad_, begin);
    return first != bad_.end() && *first < end;
  }

 private:
  bool any_ = false;
  std::vector<std::uint32_t> bad_;
};

}  // namespace contract::internal
