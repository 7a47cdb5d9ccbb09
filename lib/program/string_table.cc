#include "program/string_table.h"

#include <bit>

namespace contract::internal {

StringTable::StringTable(std::span<const std::string_view> strings) : strings_(strings.begin(), strings.end()) {
  if (strings_.empty()) return;
  // A quarter full, most seeds tried collide for large tables; then the last one has to do, with short probes.
  constexpr std::size_t kSpread = 4;
  constexpr std::uint64_t kSeeds = 64;
  mask_ = std::bit_ceil(strings_.size() * kSpread) - 1;
  for (std::uint64_t attempt = 0; attempt < kSeeds; ++attempt) {
    seed_ = 2 * attempt * 0x9E3779B9 + 1;
    if (fill()) return;
  }
}

bool StringTable::fill() {
  slots_.assign(mask_ + 1, kAbsent);
  bool perfect = true;
  for (std::uint32_t index = 0; index < strings_.size(); ++index) {
    std::size_t at = place_of(hash_of(strings_[index]));
    while (slots_[at] != kAbsent) {
      perfect = false;
      at = (at + 1) & mask_;
    }
    slots_[at] = index;
  }
  return perfect;
}

}  // namespace contract::internal
