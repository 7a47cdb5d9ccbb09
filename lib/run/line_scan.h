#pragma once
// Where the line breaks and the backslashes of a batch are, found in one pass.
#include <cstdint>
#include <string_view>
#include <vector>

namespace contract::internal {

struct LineScan {
  std::vector<std::uint32_t> breaks;       // offsets, ascending
  std::vector<std::uint32_t> backslashes;  // likewise
  std::vector<std::uint32_t> blocks;       // of use to scan() alone

  // Forgets the batch before. Nothing is allocated once the largest one was seen.
  void scan(std::string_view batch);
};

}  // namespace contract::internal
