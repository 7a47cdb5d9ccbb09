#pragma once
// The cursors for processors with AVX2: what they look at in two halves is looked at in one go here. To be included
// where the compiler may use AVX2.
#include <immintrin.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "program/shape.h"
#include "run/structural_cursor.h"
#include "run/tape_cursor.h"
#include "run/wide_number.h"

namespace contract::internal {

[[gnu::always_inline]] inline std::uint32_t same_bytes_widely(const char* text,
                                                              const std::array<char, Property::kWritten>& written) {
  const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
  const __m256i b = _mm256_load_si256(reinterpret_cast<const __m256i*>(written.data()));
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, b)));
}

// As is_ulid() says. Of the text 32 bytes can be read.
[[gnu::always_inline]] inline bool is_ulid_widely(std::string_view text) {
  constexpr std::size_t kSize = 26;
  if (text.size() != kSize || text[0] > '7') return false;
  // Of Crockford's base 32 each character has one of three first halves, digits (1), A to O (2) and P to Z (4); by its
  // second half it is told with which of these it is one.
  const __m256i second = _mm256_broadcastsi128_si256(_mm_setr_epi8(5, 7, 7, 7, 7, 3, 7, 7, 7, 5, 6, 2, 0, 2, 2, 0));
  const __m256i first = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, 1, 2, 4, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0));
  constexpr int kHalf = 4;
  constexpr char kHalfMask = 0x0F;
  const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data()));
  const __m256i halves = _mm256_and_si256(_mm256_srli_epi16(bytes, kHalf), _mm256_set1_epi8(kHalfMask));
  const __m256i known = _mm256_and_si256(_mm256_shuffle_epi8(second, bytes), _mm256_shuffle_epi8(first, halves));
  const auto unknown =
      static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(known, _mm256_setzero_si256())));
  return unknown << (32U - kSize) == 0;
}

class WideStructuralCursor : public StructuralCursor {
 public:
  explicit WideStructuralCursor(const StructuralCursor& cursor) : StructuralCursor(cursor) {}

  bool is(Position at, const Property& property) const {
    return (~same_bytes_widely(text_ + *at, property.written) & property.mask) == 0;
  }
  bool is_number(Position at) const { return WideNumber(text_ + *at, at[1] - at[0]).is_plain() || is_long_number(at); }
  bool number(Position at, Decimal& number) const {
    const WideNumber plain(text_ + *at, at[1] - at[0]);
    if (!plain.is_plain()) return StructuralCursor::number(at, number);
    number = plain.decimal();
    return true;
  }
  static bool is_ulid(std::string_view text) { return is_ulid_widely(text); }

 private:
  [[gnu::noinline]] bool is_long_number(Position at) const { return StructuralCursor::is_number(at); }
};

class WideTapeCursor : public TapeCursor {
 public:
  explicit WideTapeCursor(const TapeCursor& cursor) : TapeCursor(cursor) {}

  bool is(Position at, const Property& property) const {
    const std::string_view name = string(at);
    return name.size() == property.name_size &&
           is_but_for_quotes(same_bytes_widely(name.data() - 1, property.written), property);
  }
  static bool is_ulid(std::string_view text) { return is_ulid_widely(text); }
};

}  // namespace contract::internal
