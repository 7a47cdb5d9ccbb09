#pragma once
// Finds the number of a known string, in the hot path: a glance, a multiplication, one probe, one comparison.
// A NameTable grows while schemas are compiled; this is made from all strings at once, with room enough and a factor
// under which they do not collide, where one is found (then it is a perfect hash).
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "program/glance.h"
#include "text/wide.h"

namespace contract::internal {

class StringTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;
  // Of these many bytes from its beginning, a string is compared at one go.
  static constexpr std::size_t kLane = sizeof(Bytes16);

  StringTable() = default;
  // The strings are different, and their characters outlive the table. The number of a string is its index.
  explicit StringTable(std::span<const std::string_view> strings);

  std::uint32_t find(std::string_view text) const {
    return probe(text, [text](const Entry& entry) { return entry.text() == text; });
  }

  // The same for a text from whose beginning kLane bytes can be read, however short it is.
  std::uint32_t find_readable(std::string_view text) const {
    return probe(text, [text](const Entry& entry) {
      if (entry.size != text.size()) return false;
      const std::size_t size = entry.size < kLane ? entry.size : kLane;
      const Bytes16 same = equal(load16(text.data()), load16(entry.first.data()));
      if (!holds_everywhere(same | load16(kBehind.data() + kLane - size))) return false;
      return size == entry.size || std::memcmp(text.data() + size, entry.data + size, entry.size - size) == 0;
    });
  }

  std::size_t size() const { return entries_.size(); }
  std::string_view operator[](std::size_t index) const { return entries_[index].text(); }

 private:
  struct Entry {
    std::array<char, kLane> first{};  // its first characters, filled up with zeros
    const char* data = nullptr;
    std::uint32_t size = 0;

    std::string_view text() const { return {data, size}; }
  };

  // Zeros before the bytes that a comparison leaves out.
  static constexpr std::array<char, 2 * kLane> kBehind = [] {
    std::array<char, 2 * kLane> behind{};
    for (std::size_t i = kLane; i < behind.size(); ++i) behind[i] = '\xFF';
    return behind;
  }();

  template <typename Claim>
  std::uint32_t probe(std::string_view text, Claim is_it) const {
    if (text.empty() || slots_.empty()) return text.empty() ? empty_ : kAbsent;
    const std::uint64_t seen = is_glance_enough_ ? glance_at(text) : hash_of(text);
    for (std::size_t at = seen * factor_ >> shift_;; at = (at + 1) & mask_) {
      const std::uint32_t index = slots_[at];
      if (index == kAbsent || is_it(entries_[index])) return index;
    }
  }

  static std::uint64_t glance_at(std::string_view text) {
    constexpr std::uint32_t kQuotes = 2;
    return glance(text.data() - 1, static_cast<std::uint32_t>(text.size()) + kQuotes);
  }
  // Where a glance cannot tell them apart: of the length and the first and last eight bytes.
  static std::uint64_t hash_of(std::string_view text);
  bool fill();  // whether no two strings collide

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // kAbsent: empty
  std::uint64_t factor_ = 1;
  std::size_t mask_ = 0;
  std::uint32_t shift_ = 0;
  std::uint32_t empty_ = kAbsent;  // the number of the empty string
  bool is_glance_enough_ = true;
};

}  // namespace contract::internal
