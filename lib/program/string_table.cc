#include "program/string_table.h"

#include <algorithm>
#include <bit>

namespace contract::internal {

StringTable::StringTable(std::span<const std::string_view> strings) {
  entries_.clear();
  for (const std::string_view text : strings) {
    Entry& entry = entries_.emplace_back();
    entry.data = text.data();
    entry.size = static_cast<std::uint32_t>(text.size());
    entry.number = static_cast<std::uint32_t>(entries_.size() - 1);
    std::copy_n(text.begin(), std::min(text.size(), kLane), entry.first.begin());
    if (text.empty()) empty_ = entry.number;
  }
  entries_.emplace_back();
  if (strings.empty()) return;
  // A quarter full, most factors tried collide for large tables; then the last one has to do, with short probes.
  constexpr std::size_t kSpread = 4;
  constexpr int kFactors = 64;
  mask_ = std::bit_ceil(strings.size() * kSpread) - 1;
  shift_ = static_cast<std::uint32_t>(std::countl_zero(std::uint64_t{mask_}));
  for (const bool by_look : {true, false}) {
    is_look_enough_ = by_look;
    for (int attempt = 0; attempt < kFactors; ++attempt) {
      factor_ = (factor_ + 1) * 0x9E3779B97F4A7C15U | 1U;
      if (fill()) {
        is_perfect_ = by_look;
        return;
      }
    }
  }
}

bool StringTable::fill() {
  const auto nothing = static_cast<std::uint32_t>(size());
  slots_.assign(mask_ + 1, nothing);
  bool perfect = true;
  for (std::uint32_t index = 0; index < nothing; ++index) {
    const std::string_view text = entries_[index].text();
    if (text.empty()) continue;
    std::size_t at = hash(text) * factor_ >> shift_;
    while (slots_[at] != nothing) {
      perfect = false;
      at = (at + 1) & mask_;
    }
    slots_[at] = index;
  }
  return perfect;
}

std::uint32_t StringTable::find(std::string_view text) const {
  if (text.empty() || size() == 0) return text.empty() ? empty_ : kAbsent;
  for (std::size_t at = hash(text) * factor_ >> shift_;; at = (at + 1) & mask_) {
    const Entry& entry = entries_[slots_[at]];
    if (entry.number == kAbsent || entry.text() == text) return entry.number;
  }
}

bool StringTable::has_rest(const Entry& entry, std::string_view text) {
  return std::memcmp(text.data() + kLane, entry.data + kLane, entry.size - kLane) == 0;
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
