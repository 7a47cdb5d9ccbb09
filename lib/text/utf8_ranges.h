#pragma once
// Ranges of code points as the bytes that encode them.
#include <array>
#include <cstdint>
#include <vector>

namespace contract::internal {

struct ByteRange {
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

// One to four ranges, a byte of each after the other.
struct ByteSequence {
  std::array<ByteRange, 4> bytes;
  std::size_t size = 0;
};

// Sequences that together match the UTF-8 form of `first` to `last` and of nothing else, appended to `sequences`.
// Surrogates, which have none, are left out. `first` is not above `last`, and that not above U+10FFFF.
void append_utf8_range(std::vector<ByteSequence>& sequences, char32_t first, char32_t last);

}  // namespace contract::internal
