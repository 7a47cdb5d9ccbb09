#pragma once
// A number as nearly all are written, of sixteen characters at the most and without an exponent, read without a branch:
// numbers vary in length, which a loop over digits would have the processor guess.
// To be included where the compiler may use AVX2.
#include <immintrin.h>

#include <bit>
#include <cstdint>

#include "document/decimal.h"

namespace contract::internal {

class WideNumber {
 public:
  // Of the text 16 bytes can be read; `size` is how far it is to the next structural character, one at least.
  [[gnu::always_inline]] WideNumber(const char* text, std::uint32_t size) : size_(size) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i digits = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    const __m128i are_digits = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(kNine)), digits);
    values_ = _mm_and_si128(digits, are_digits);
    is_negative_ = *text == '-' ? 1 : 0;
    const std::uint32_t within = _bzhi_u32(kAll, size);
    const std::uint32_t digit = bits(are_digits);
    point_ = bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'))) & within;
    const std::uint32_t first = 1U << is_negative_;
    const std::uint32_t last = 1U << ((size - 1) % kSize);
    const std::uint32_t zero = text[is_negative_] == '0' ? first : 0;
    // Everything but the point and the sign is a digit; there is one point at the most, and it stands between digits; a
    // zero in front stands alone.
    const std::uint32_t wrong = ((within & ~digit) ^ (point_ | is_negative_)) | (point_ & (point_ - 1)) |
                                (first & ~digit) | (last & ~digit) | (zero << 1U & digit & within);
    is_plain_ = wrong == 0 && size <= kSize;
  }

  [[gnu::always_inline]] bool is_plain() const { return is_plain_; }

  // Of a plain one, as scan_decimal() has it.
  [[gnu::always_inline]] Decimal decimal() const {
    // Where there is no point, there is one behind the number.
    const auto point = static_cast<std::uint32_t>(std::countr_zero(point_ | 1U << size_));
    const std::uint32_t end = size_ + (point_ == 0 ? 1U : 0U);
    // To the right, the point left out, with zeros before.
    const __m128i order = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    const __m128i from = _mm_add_epi8(order, _mm_set1_epi8(static_cast<char>(end - kSize)));
    const __m128i before = _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(point + 1)), from);
    const __m128i digits = _mm_shuffle_epi8(values_, _mm_add_epi8(from, before));
    // Pairs of digits, then fours, then eights.
    const __m128i tens = _mm_set1_epi16(0x010A);
    const __m128i hundreds = _mm_set1_epi32(0x00010064);
    const __m128i myriads = _mm_set1_epi32(0x00012710);
    const __m128i fours = _mm_madd_epi16(_mm_maddubs_epi16(digits, tens), hundreds);
    const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), myriads);
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    constexpr std::uint64_t kHundredMillion = 100'000'000;
    constexpr unsigned kHalf = 32;
    const auto mantissa = static_cast<std::int64_t>((both & kAll32) * kHundredMillion + (both >> kHalf));
    Decimal decimal;
    decimal.mantissa = is_negative_ != 0 ? -mantissa : mantissa;
    decimal.exponent = static_cast<std::int32_t>(point + 1) - static_cast<std::int32_t>(end);
    decimal.is_written_whole = point_ == 0;
    return decimal;
  }

 private:
  static constexpr std::uint32_t kSize = 16;
  static constexpr std::uint32_t kAll = 0xFFFF;
  static constexpr std::uint64_t kAll32 = 0xFFFFFFFF;
  static constexpr char kNine = 9;

  static std::uint32_t bits(__m128i mask) { return static_cast<std::uint32_t>(_mm_movemask_epi8(mask)); }

  __m128i values_;  // of digits; zero elsewhere
  std::uint32_t size_;
  std::uint32_t point_;  // its bit, if there is one
  std::uint32_t is_negative_;
  bool is_plain_;
};

}  // namespace contract::internal
