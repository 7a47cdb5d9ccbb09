#pragma once
// Finds the number of a known string, in the hot path: one multiplication, one probe, one comparison.
// A NameTable grows while schemas are compiled; this is made from all strings at once, with room enough and a seed
// under which they do not collide, where one is found (then it is a perfect hash).
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace contract::internal {

class StringTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  StringTable() = default;
  // The strings are different, and their characters outlive the table. The number of a string is its index.
  explicit StringTable(std::span<const std::string_view> strings);

  std::uint32_t find(std::string_view text) const {
    if (strings_.size() <= 1) return !strings_.empty() && strings_.front() == text ? 0 : kAbsent;
    const std::uint64_t hash = hash_of(text);
    for (std::size_t at = place_of(hash);; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.index == kAbsent) return kAbsent;
      if (slot.tag == static_cast<std::uint32_t>(hash) && strings_[slot.index] == text) return slot.index;
    }
  }

  std::size_t size() const { return strings_.size(); }
  std::string_view operator[](std::size_t index) const { return strings_[index]; }

  // Depends on the length and on the first and last eight bytes alone, so that its cost does not grow with the text.
  static std::uint64_t hash_of(std::string_view text) {
    constexpr std::size_t kWord = 8;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (text.size() >= kWord) {
      std::memcpy(&first, text.data(), kWord);
      std::memcpy(&last, text.data() + text.size() - kWord, kWord);
    } else if (text.size() >= kWord / 2) {
      std::uint32_t half = 0;
      std::memcpy(&half, text.data(), sizeof half);
      first = half;
      std::memcpy(&half, text.data() + text.size() - sizeof half, sizeof half);
      last = half;
    } else if (!text.empty()) {
      first = static_cast<unsigned char>(text.front());
      last = static_cast<std::uint64_t>(static_cast<unsigned char>(text[text.size() / 2])) << 8U |
             static_cast<unsigned char>(text.back());
    }
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4F;
    const std::uint64_t mixed = (first ^ (last * kOther) ^ text.size()) * kOdd;
    return mixed ^ (mixed >> 32U);
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t index = kAbsent;
  };

  std::size_t place_of(std::uint64_t hash) const { return (hash * seed_ >> 32U) & mask_; }
  bool fill();  // whether no two strings collide

  std::vector<std::string_view> strings_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::uint64_t seed_ = 1;
};

}  // namespace contract::internal
