#pragma once
// Where the escapes of a text are, so that a string need not be searched for them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace contract::internal {

class JsonEscapes {
 public:
  // Checks the escapes of a text, which has backslashes at these offsets.
  void check(std::string_view text, const std::vector<std::uint32_t>& backslashes);

  bool any() const { return !offsets_.empty(); }

  // Whether an escape begins between the two offsets. Quick where one question is about a place behind that of the
  // question before, or shortly before it.
  bool any_in(std::ptrdiff_t begin, std::ptrdiff_t end) const {
    if (offsets_.empty()) return false;
    const auto first = static_cast<std::uint32_t>(begin);
    while (next_ > 0 && offsets_[next_ - 1] >= first) --next_;
    while (next_ < offsets_.size() && offsets_[next_] < first) ++next_;
    return next_ < offsets_.size() && offsets_[next_] < static_cast<std::uint32_t>(end);
  }

  // Whether there is one that breaks the grammar or stands for no character.
  bool any_bad_in(std::size_t begin, std::size_t end) const {
    const auto first = std::ranges::lower_bound(bad_, begin);
    return first != bad_.end() && *first < end;
  }

 private:
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> bad_;
  mutable std::size_t next_ = 0;  // the first behind the last question
};

}  // namespace contract::internal
