#pragma once
// Finds the number of a known string, in the hot path: a few multiplications, one probe, one comparison.
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
    if (strings_.size() <= 1) return !strings_.empty() && same(strings_.front(), text) ? 0 : kAbsent;
    return find(hash_of(text), [&](std::uint32_t index) { return same(strings_[index], text); });
  }

  // The first string of this hash that `is_it` claims.
  template <typename Claim>
  std::uint32_t find(std::uint64_t hash, Claim is_it) const {
    if (slots_.empty()) return kAbsent;
    for (std::size_t at = place_of(hash);; at = (at + 1) & mask_) {
      const std::uint32_t index = slots_[at];
      if (index == kAbsent || is_it(index)) return index;
    }
  }

  // Equality for strings that are short and mostly equal, without a call.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    std::size_t at = 0;
    std::uint64_t different = 0;
    const auto compare = [&]<typename Word>(std::size_t offset, Word) {
      Word left = 0;
      Word right = 0;
      std::memcpy(&left, a.data() + offset, sizeof left);
      std::memcpy(&right, b.data() + offset, sizeof right);
      different |= left ^ right;
    };
    if (a.size() >= kWord) {
      for (; at + kWord <= a.size(); at += kWord) compare(at, std::uint64_t{});
      compare(a.size() - kWord, std::uint64_t{});
    } else if (a.size() >= kWord / 2) {
      compare(0, std::uint32_t{});
      compare(a.size() - kWord / 2, std::uint32_t{});
    } else {
      for (; at < a.size(); ++at) compare(at, std::uint8_t{});
    }
    return different == 0;
  }

  std::size_t size() const { return strings_.size(); }
  std::string_view operator[](std::size_t index) const { return strings_[index]; }

  // Depends on the length and on the first and last eight bytes alone, so that its cost does not grow with the text.
  static std::uint64_t hash_of(std::string_view text) {
    if (text.size() >= kWord) return mixed(load<std::uint64_t>(text.data()), text);
    std::uint64_t word = 0;
    if (text.size() >= kWord / 2) {
      const auto behind = load<std::uint32_t>(text.data() + text.size() - kWord / 2);
      word = load<std::uint32_t>(text.data()) | std::uint64_t{behind} << (kByte * (text.size() - kWord / 2));
    } else {
      for (std::size_t i = text.size(); i-- > 0;) word = word << kByte | static_cast<unsigned char>(text[i]);
    }
    return mixed(word, text);
  }

  // The same for a text from whose beginning eight bytes can be read, however short it is.
  static std::uint64_t hash_of_readable(std::string_view text) {
    const std::uint64_t word = load<std::uint64_t>(text.data());
    const std::size_t unused = text.size() < kWord ? kByte * (kWord - text.size()) : 0;
    return mixed(text.empty() ? 0 : word << unused >> unused, text);
  }

 private:
  static constexpr std::size_t kWord = 8;
  static constexpr std::size_t kByte = 8;  // bits

  template <typename Word>
  static Word load(const char* at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
  }

  static std::uint64_t mixed(std::uint64_t first, std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4F;
    const std::uint64_t last = text.size() >= kWord ? load<std::uint64_t>(text.data() + text.size() - kWord) : 0;
    const std::uint64_t hash = (first ^ (last * kOther) ^ text.size()) * kOdd;
    return hash ^ (hash >> 32U);
  }

  std::size_t place_of(std::uint64_t hash) const { return (hash * seed_ >> 32U) & mask_; }
  bool fill();  // whether no two strings collide

  std::vector<std::string_view> strings_;
  std::vector<std::uint32_t> slots_;  // kAbsent: empty
  std::size_t mask_ = 0;
  std::uint64_t seed_ = 1;
};

}  // namespace contract::internal
