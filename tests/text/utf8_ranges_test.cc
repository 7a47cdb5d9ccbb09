#include "text/utf8_ranges.h"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

// How many of the sequences match all of `bytes`.
std::ptrdiff_t matches(const std::vector<ByteSequence>& sequences, const std::string& bytes) {
  return std::ranges::count_if(sequences, [&bytes](const ByteSequence& sequence) {
    if (sequence.size != bytes.size()) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const auto byte = static_cast<std::uint8_t>(bytes[i]);
      if (byte < sequence.bytes[i].first || byte > sequence.bytes[i].last) return false;
    }
    return true;
  });
}

TEST_CASE("the sequences of a range match its code points once, and no other") {
  struct Range {
    char32_t first, last;
  };
  for (const auto [first, last] : std::vector<Range>{{0, 0x10FFFF},
                                                     {0, 0x7F},
                                                     {0x41, 0x41},
                                                     {0x7F, 0x80},
                                                     {0x85, 0x7C1},
                                                     {0x7FF, 0x800},
                                                     {0xD7FF, 0xE000},
                                                     {0xD800, 0xDFFF},
                                                     {0x2029, 0x202F},
                                                     {0x1234, 0xFEFD},
                                                     {0xFFFF, 0x10000},
                                                     {0x1F432, 0x10FFFE}}) {
    CAPTURE(static_cast<unsigned>(first), static_cast<unsigned>(last));
    std::vector<ByteSequence> sequences;
    append_utf8_range(sequences, first, last);
    CHECK(sequences.size() < 20);
    std::size_t wrong = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      std::string bytes;
      append_utf8(bytes, c);
      wrong += matches(sequences, bytes) != (c >= first && c <= last ? 1 : 0) ? 1 : 0;
    }
    CHECK(wrong == 0);
  }
}

}  // namespace
}  // namespace contract::internal
