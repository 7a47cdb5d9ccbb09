#include "text/utf8_ranges.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr char32_t kLastBeforeSurrogates = 0xD7FF;
constexpr char32_t kFirstAfterSurrogates = 0xE000;

// Two code points of forms of one length that differ in nothing but whole trailing bytes.
ByteSequence sequence_of(char32_t first, char32_t last) {
  std::string low;
  std::string high;
  append_utf8(low, first);
  append_utf8(high, last);
  ByteSequence sequence;
  for (; sequence.size < low.size(); ++sequence.size) {
    sequence.bytes[sequence.size] = {.first = static_cast<std::uint8_t>(low[sequence.size]),
                                     .last = static_cast<std::uint8_t>(high[sequence.size])};
  }
  return sequence;
}

// The last code point, up to `last`, that one sequence reaches from `first`.
char32_t end_of_sequence(char32_t first, char32_t last) {
  for (const char32_t longest : {char32_t{0x7F}, char32_t{0x7FF}, kLastBeforeSurrogates, char32_t{0xFFFF}}) {
    if (first <= longest) last = std::min(last, longest);
  }
  if (first <= char32_t{0x7F}) return last;
  // Where the bytes before the last 1, 2 or 3 differ, those have to run through all of their values.
  for (const unsigned bits : {6U, 12U, 18U}) {
    const char32_t below = (char32_t{1} << bits) - 1;
    if ((first & ~below) == (last & ~below)) continue;
    if ((first & below) != 0) return first | below;
    if ((last & below) != below) last = (last & ~below) - 1;
  }
  return last;
}

}  // namespace

void append_utf8_range(std::vector<ByteSequence>& sequences, char32_t first, char32_t last) {
  while (first <= last) {
    if (first > kLastBeforeSurrogates && first < kFirstAfterSurrogates) {
      first = kFirstAfterSurrogates;
      continue;
    }
    const char32_t end = end_of_sequence(first, last);
    sequences.push_back(sequence_of(first, end));
    first = end + 1;
  }
}

}  // namespace contract::internal
