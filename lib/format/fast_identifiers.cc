// UUIDs sixteen bytes at once; the last load overlaps the one before, so that
// none leaves the text.
#include <array>

#include "format/fast.h"
#include "text/wide_hexadecimal.h"

namespace contract::internal {
namespace {

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

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  return holds_everywhere(uuid_part(text, 0) & uuid_part(text, 16) & uuid_part(text, 20));
}

}  // namespace contract::internal
