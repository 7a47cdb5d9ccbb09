#pragma once
// Where something begins in a text that is never held as a whole.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace contract::internal {

struct TextPosition {
  std::uint64_t offset = 0;  // in bytes
  std::size_t line = 1;
  std::size_t column = 1;  // in code points

  // Goes on to the end of `text`, which begins here.
  void pass(std::string_view text);

  // Goes on to where `distance`, counted from the beginning of a text, is in the text that begins here.
  void pass(const TextPosition& distance);

  friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

}  // namespace contract::internal
