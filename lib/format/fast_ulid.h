#pragma once
// ULIDs sixteen bytes at once; the second load overlaps the first one, so that none leaves the text. Inline, because a
// call would take as long as the look.
#include <string_view>

#include "text/wide.h"

namespace contract::internal {

// Of each byte, whether Crockford's base 32 has it, as in ulid.cc: digits and letters but for I, L, O and U.
[[gnu::always_inline]] inline Bytes16 crockford(Bytes16 bytes) {
  const Bytes16 letters = lower(bytes);
  const Bytes16 excluded = equal(letters, 'i') | equal(letters, 'l') | equal(letters, 'o') | equal(letters, 'u');
  return between(bytes, '0', '9') | (between(letters, 'a', 'z') & ~excluded);
}

// As fast.h says of all its predicates.
[[gnu::always_inline]] inline bool is_ulid(std::string_view text) {
  constexpr std::size_t kSize = 26;
  if (text.size() != kSize || text[0] > '7') return false;
  return holds_everywhere(crockford(load16(text.data())) & crockford(load16(text.data() + kSize - sizeof(Bytes16))));
}

}  // namespace contract::internal
