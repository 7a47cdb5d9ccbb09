#pragma once
// What a name is seen to be at a glance: its size, its first two characters and its last one. Names of one object
// hardly ever look alike, so a glance, scattered by a multiplication, finds the one property that a name can be,
// whatever the order of the members; and that without a branch, which members in a varying order would make the
// processor guess wrong.
#include <cstdint>
#include <cstring>

namespace contract::internal {

// `quote` is the one before the name, and `size` counts the quotes around it. Of a name that is shorter than two
// characters, the quote and the colon behind it are seen as well. Reads from the byte before `quote`, where `size` is
// 1, to the second one behind it.
inline std::uint32_t glance(const char* quote, std::uint32_t size) {
  std::uint16_t first = 0;
  std::memcpy(&first, quote + 1, sizeof first);
  return first | std::uint32_t{static_cast<unsigned char>(*(quote + size - 2))} << 16U | size << 24U;
}

}  // namespace contract::internal
