// ULIDs and UUIDs sixteen bytes at once; the last load overlaps the one before, so that none leaves the text.
#include <array>

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

// Of each byte of a UUID, 0xFF if a hyphen has to be there.
constexpr std::array<char, 36> kHyphens = [] {
  std::array<char, 36> hyphens{};
  for (const std::size_t at : {8, 13, 18, 23}) hyphens[at] = '\xFF';
  return hyphens;
}();

Bytes16 uuid_part(std::string_view text, std::size_t offset) {
  const Bytes16 bytes = load16(text.data() + offset);
  const Bytes16 hyphens = load16(kHyphens.data() + offset);
  return (equal(bytes, '-') & hyphens) | (hexadecimal(bytes) & ~hyphens);
}

}  // namespace

bool is_ulid(std::string_view text) {
  if (text.size() != 26 || text[0] > '7') return false;
  return holds_everywhere(crockford(load16(text.data())) & crockford(load16(text.data() + 10)));
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  return holds_everywhere(uuid_part(text, 0) & uuid_part(text, 16) & uuid_part(text, 20));
}

}  // namespace contract::internal
