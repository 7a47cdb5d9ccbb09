// ULIDs and UUIDs sixteen bytes at once; the last load overlaps the one before, so that none leaves the text.
#include "format/fast.h"
#include "text/wide.h"

namespace contract::internal {
namespace {

// Crockford base 32, as in ulid.cc: digits and letters but for I, L, O and U.
Bytes16 crockford(Bytes16 bytes) {
  const Bytes16 letters = lower(bytes);
  const Bytes16 excluded = equal(letters, 'i') | equal(letters, 'l') | equal(letters, 'o') | equal(letters, 'u');
  return between(bytes, '0', '9') | (between(letters, 'a', 'z') & ~excluded);
}

Bytes16 hexadecimal(Bytes16 bytes) {
  return between(bytes, '0', '9') | between(lower(bytes), 'a', 'f');
}

// A mask for the hyphens of a UUID among its bytes from `offset` on.
constexpr Bytes16 hyphens_from(int offset) {
  Bytes16 mask{};
  for (const int hyphen : {8, 13, 18, 23}) {
    if (hyphen >= offset && hyphen < offset + 16) mask[hyphen - offset] = 0xFF;
  }
  return mask;
}

Bytes16 uuid_part(const char* text, Bytes16 hyphens) {
  const Bytes16 bytes = load16(text);
  return (equal(bytes, '-') & hyphens) | (hexadecimal(bytes) & ~hyphens);
}

}  // namespace

bool is_ulid(std::string_view text) {
  if (text.size() != 26 || text[0] > '7') return false;
  return holds_everywhere(crockford(load16(text.data())) & crockford(load16(text.data() + 10)));
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  return holds_everywhere(uuid_part(text.data(), hyphens_from(0)) & uuid_part(text.data() + 16, hyphens_from(16)) &
                          uuid_part(text.data() + 20, hyphens_from(20)));
}

}  // namespace contract::internal
