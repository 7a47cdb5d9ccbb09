#include "program/string_table.h"

#include <algorithm>
#include <bit>

namespace contract::internal {

StringTable::StringTable(std::span<const std::string_view> strings) {
  for (const std::string_view text : strings) {
    Entry& entry = entries_.emplace_back();
    entry.data = text.data();
    entry.size = static_cast<std::uint32_t>(text.size());
    std::copy_n(text.begin(), std::min(text.size(), kLane), entry.first.begin());
    if (text.empty()) empty_ = static_cast<std::uint32_t>(entries_.size() - 1);
  }
  if (entries_.empty()) return;
  // A quarter full, most factors tried collide for large tables; then the last one has to do, with short probes.
  constexpr std::size_t kSpread = 4;
  constexpr int kFactors = 64;
  mask_ = std::bit_ceil(entries_.size() * kSpread) - 1;
  shift_ = static_cast<std::uint32_t>(std::countl_zero(std::uint64_t{mask_}));
  for (const bool by_glance : {true, false}) {
    is_glance_enough_ = by_glance;
    for (int attempt = 0; attempt < kFactors; ++attempt) {
      factor_ = (factor_ + 1) * 0x9E3779B97F4A7C15U | 1U;
      if (fill()) return;
    }
  }
}

bool StringTable::fill() {
  slots_.assign(mask_ + 1, kAbsent);
  bool perfect = true;
  for (std::uint32_t index = 0; index < entries_.size(); ++index) {
    const std::string_view text = entries_[index].text();
    if (text.empty()) continue;
    std::size_t at = (is_glance_enough_ ? glance_at(text) : hash_of(text)) * factor_ >> shift_;
    while (slots_[at] != kAbsent) {
      perfect = false;
      at = (at + 1) & mask_;
    }
    slots_[at] = index;
  }
  return perfect;
}

std::uint64_t StringTable::hash_of(std::string_view text) {
  constexpr std::size_t kWord = 8;
  constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4F;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  const std::size_t size = std::min(text.size(), kWord);
  std::memcpy(&first, text.data(), size);
  std::memcpy(&last, text.data() + text.size() - size, size);
  const std::uint64_t hash = (first ^ (last * kOther) ^ text.size()) * kOther;
  return hash ^ (hash >> 32U);
}

}  // namespace contract::internal
