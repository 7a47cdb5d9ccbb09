#pragma once
// Eight or sixteen bytes of a text at once.
// The vector types of GCC and Clang become SSE2, NEON or plain arithmetic, so that one source serves every machine and
// nothing has to be chosen while running.
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace contract::internal {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));  // also a mask: 0xFF where something holds, else 0

// The sixteen, or eight, bytes that begin at `from`, all of which have to be there.
inline Bytes16 load16(const char* from) {
  Bytes16 bytes;
  std::memcpy(&bytes, from, sizeof(bytes));
  return bytes;
}

// The first byte is the lowest one, on every machine.
inline std::uint64_t load8(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof(bytes));
  return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
}

inline Bytes16 equal(Bytes16 bytes, char c) {
  return reinterpret_cast<Bytes16>(bytes == static_cast<std::uint8_t>(c));  // NOLINT: so a mask gets its type
}

inline Bytes16 equal(Bytes16 a, Bytes16 b) {
  return reinterpret_cast<Bytes16>(a == b);  // NOLINT: so a mask gets its type
}

inline Bytes16 between(Bytes16 bytes, char first, char last) {
  const Bytes16 above = bytes - static_cast<std::uint8_t>(first);
  return reinterpret_cast<Bytes16>(above <= static_cast<std::uint8_t>(last - first));  // NOLINT
}

// Letters in lower case; other bytes become something that is no letter either.
inline Bytes16 lower(Bytes16 bytes) {
  return bytes | std::uint8_t{0x20};
}

// A bit for each byte of the mask, the first one lowest.
inline std::uint32_t bits_where(Bytes16 mask) {
#if defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(mask)));  // NOLINT: as above
#else
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < sizeof(mask); ++i) bits |= std::uint32_t{mask[i] != 0} << i;
  return bits;
#endif
}

inline bool holds_everywhere(Bytes16 mask) {
  constexpr std::uint32_t kAll = 0xFFFF;
  return bits_where(mask) == kAll;
}

}  // namespace contract::internal
