#pragma once
// Finds the number of a known string, in the hot path: a look, a multiplication, one probe, one comparison.
// A NameTable grows while schemas are compiled; this is made from all strings at once, with room enough and a factor
// under which they do not collide, where one is found (then it is a perfect hash).
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

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

  std::uint32_t find(std::string_view text) const;

  // The same for a text from whose beginning kLane bytes can be read, however short it is.
  [[gnu::always_inline]] std::uint32_t find_readable(std::string_view text) const {
    if (!is_perfect_ || text.empty()) return find(text);
    const Entry& entry = entries_[slots_[look_at(text) * factor_ >> shift_]];
    if (entry.size != text.size()) return kAbsent;
    const std::size_t size = entry.size < kLane ? entry.size : kLane;
    const Bytes16 same = equal(load16(text.data()), load16(entry.first.data()));
    if (!holds_everywhere(same | load16(kBehind.data() + kLane - size))) return kAbsent;
    return size == entry.size || has_rest(entry, text) ? entry.number : kAbsent;
  }

  std::size_t size() const { return entries_.size() - 1; }
  std::string_view operator[](std::size_t index) const { return entries_[index].text(); }

 private:
  struct Entry {
    std::array<char, kLane> first{};  // its first characters, filled up with zeros
    const char* data = nullptr;
    std::uint32_t size = kAbsent;
    std::uint32_t number = kAbsent;

    std::string_view text() const { return {data, size}; }
  };

  // Zeros before the bytes that a comparison leaves out.
  static constexpr std::array<char, 2 * kLane> kBehind = [] {
    std::array<char, 2 * kLane> behind{};
    for (std::size_t i = kLane; i < behind.size(); ++i) behind[i] = '\xFF';
    return behind;
  }();

  // What is seen of a text without a branch: its size and three of its characters.
  static std::uint64_t look_at(std::string_view text) {
    const auto byte = [text](std::size_t at) -> std::uint32_t { return static_cast<unsigned char>(text[at]); };
    const std::size_t size = text.size();
    return byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U | static_cast<std::uint32_t>(size) << 24U;
  }
  // Where that cannot tell them apart: of the length and the first and last eight bytes.
  static std::uint64_t hash_of(std::string_view text);
  std::uint64_t hash(std::string_view text) const { return is_look_enough_ ? look_at(text) : hash_of(text); }
  bool fill();  // whether no two strings collide
  static bool has_rest(const Entry& entry, std::string_view text);

  std::vector<Entry> entries_{Entry{}};  // the last one is no string; where nothing is, it is found
  std::vector<std::uint32_t> slots_{0};
  std::uint64_t factor_ = 1;
  std::size_t mask_ = 0;
  std::uint32_t shift_ = 63;
  std::uint32_t empty_ = kAbsent;  // the number of the empty string
  bool is_look_enough_ = true;
  bool is_perfect_ = false;  // besides, no two strings collide
};

}  // namespace contract::internal
