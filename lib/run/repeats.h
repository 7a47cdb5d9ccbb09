#pragma once
// Finds out whether anything in a container stands twice: keeps a hash of each thing, innermost container last.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "run/tape_number.h"
#include "text/wide.h"

namespace contract::internal {

inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  hash = (hash ^ word) * kOdd;
  return hash ^ (hash >> 32U);
}

// Of every character, unlike StringTable's: whoever writes the text should not be able to choose texts of one hash so
// easily that each of them is judged the slow way. Eight bytes behind its end can be read.
inline std::uint64_t hash_of_all(std::string_view text) {
  constexpr std::size_t kWord = 8;
  std::uint64_t hash = text.size();
  std::size_t at = 0;
  for (; at + kWord <= text.size(); at += kWord) hash = mixed(hash, load8(text.data() + at));
  // What stands behind the end goes; of eight bytes that would be too far for one shift.
  const auto behind = static_cast<unsigned>(kWord - (text.size() - at)) * 8;
  return mixed(hash, load8(text.data() + at) << 1U << (behind - 1));
}

// Of numbers of which has_hash() is true, equal ones have equal hashes.
inline bool has_hash(const Decimal& number) {
  return number.fits;
}
inline std::uint64_t hash_of(Decimal number) {
  constexpr std::int64_t kTen = 10;
  if (number.mantissa == 0) return 1;
  for (; number.mantissa % kTen == 0; ++number.exponent) number.mantissa /= kTen;
  return mixed(static_cast<std::uint64_t>(number.exponent), static_cast<std::uint64_t>(number.mantissa));
}
// 1 and 1.0 are equal, and are kept in different ways.
inline bool has_hash(const TapeNumber& number) {
  return number.is_rounded ? number.is_integer() == false : number.integer.fits;
}
inline std::uint64_t hash_of(const TapeNumber& number) {
  return number.is_rounded ? mixed(2, std::bit_cast<std::uint64_t>(number.rounded)) : hash_of(number.integer);
}

class Repeats {
 public:
  std::uint32_t mark() const { return size_; }
  void add(std::uint64_t hash) {
    if (size_ == hashes_.size()) hashes_.resize(2 * size_ + kFew);
    hashes_[size_++] = hash;
  }
  void cut(std::uint32_t mark) { size_ = mark; }
  void clear() { size_ = 0; }

  // Whether two of those added since `mark` have one hash; forgets them.
  bool any_since(std::uint32_t mark) {
    const std::uint32_t end = std::exchange(size_, mark);
    return end > mark + 1 && search(hashes_.begin() + mark, hashes_.begin() + end);
  }

 private:
  static constexpr std::uint32_t kFew = 12;
  using Iterator = std::vector<std::uint64_t>::iterator;

  static bool search(Iterator first, Iterator end) {
    if (end - first > kFew) {
      std::sort(first, end);
      return std::adjacent_find(first, end) != end;
    }
    // Where each has a bit of its own, which is mostly so, none has to be compared with the others; and to find out
    // takes no branch.
    std::array<std::uint64_t, 4> bits{};
    std::uint64_t shared = 0;
    for (Iterator at = first; at != end; ++at) {
      std::uint64_t& word = bits[*at % bits.size()];
      const std::uint64_t bit = std::uint64_t{1} << (*at >> 58U);
      shared |= word & bit;
      word |= bit;
    }
    if (shared == 0) return false;
    for (; first != end; ++first) {
      if (std::find(first + 1, end, *first) != end) return true;
    }
    return false;
  }

  std::vector<std::uint64_t> hashes_;
  std::uint32_t size_ = 0;  // of those in use: the vector only grows
};

}  // namespace contract::internal
