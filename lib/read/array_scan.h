#pragma once
// Finds the commas between the items of an array, in one pass that looks at nothing else.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace contract::internal {

// Goes on from text to text; begins behind the bracket that opens the array. Texts are at most 4 GiB long.
//
// Brackets are counted and not compared: an item with the wrong ones ends where the counts say, and is no JSON.
class ArrayScan {
 public:
  struct Found {
    std::vector<std::uint32_t> ends;    // offsets of the commas between items, and of the bracket that ends the array
    std::vector<std::uint32_t> breaks;  // offsets of line breaks, wherever they are
  };

  // Adds to `found` what is in `text` from `from` on, up to the end of the array. Nothing is allocated once the largest
  // counts were seen.
  void scan(std::string_view text, std::size_t from, Found& found);

  bool is_closed() const { return depth_ == 0; }                    // the last of the ends is the bracket
  bool is_inside() const { return depth_ > 1 || in_string_ != 0; }  // of an item that is an object, array or string

 private:
  struct Block;  // 64 bytes as bits
  struct Wide;
  static Block load_bytes(const char* bytes);
  static Block load_wide(const char* bytes);
  template <Block (*load)(const char*)>
  void scan_with(std::string_view text, std::size_t from, Found& found);
  void take(const Block& block, std::size_t size, std::size_t base, Found& found);
  std::uint64_t strings(const Block& block, std::size_t size);
  void count(std::uint64_t open, std::uint64_t close, std::uint64_t comma, std::size_t base, Found& found);

  std::int64_t depth_ = 1;
  std::uint64_t in_string_ = 0;  // all ones inside
  bool escaped_ = false;         // the next byte is
};

}  // namespace contract::internal
