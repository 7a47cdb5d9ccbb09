#include "run/json_escapes.h"

#include "text/json_escape.h"

namespace contract::internal {

void JsonEscapes::check(std::string_view text, const std::vector<std::uint32_t>& backslashes) {
  any_ = !backslashes.empty();
  bad_.clear();
  std::size_t behind = 0;  // of the last escape
  for (const std::uint32_t offset : backslashes) {
    if (offset < behind) continue;
    behind = offset;
    if (skip_json_escape(text, behind) == JsonEscape::Good) continue;
    bad_.push_back(offset);
    ++behind;
  }
}

}  // namespace contract::internal
