#include "run/line_scan.h"

#include <bit>
#include <cstddef>

#include "text/vector_instructions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace contract::internal {
namespace {

void add_bits(std::vector<std::uint32_t>& offsets, std::size_t base, std::uint64_t bits) {
  for (; bits != 0; bits &= bits - 1) {
    offsets.push_back(static_cast<std::uint32_t>(base + static_cast<std::size_t>(std::countr_zero(bits))));
  }
}

void scan_bytes(std::string_view batch, std::size_t from, LineScan& found) {
  for (std::size_t at = from; at < batch.size(); ++at) {
    if (batch[at] == '\n') found.breaks.push_back(static_cast<std::uint32_t>(at));
    if (batch[at] == '\\') found.backslashes.push_back(static_cast<std::uint32_t>(at));
  }
}

#if defined(__x86_64__)

constexpr std::size_t kBlock = 64;

std::uint64_t joined(int low, int high) {
  return static_cast<std::uint32_t>(low) | std::uint64_t{static_cast<std::uint32_t>(high)} << 32U;
}

// Scans whole blocks and gives the offset behind them.
[[gnu::target("avx2")]] std::size_t scan_blocks(std::string_view batch, LineScan& found) {
  const __m256i line_break = _mm256_set1_epi8('\n');
  const __m256i backslash = _mm256_set1_epi8('\\');
  std::size_t at = 0;
  for (; at + kBlock <= batch.size(); at += kBlock) {
    const auto* block = reinterpret_cast<const __m256i*>(batch.data() + at);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    const __m256i low_breaks = _mm256_cmpeq_epi8(low, line_break);
    const __m256i high_breaks = _mm256_cmpeq_epi8(high, line_break);
    const __m256i low_backslashes = _mm256_cmpeq_epi8(low, backslash);
    const __m256i high_backslashes = _mm256_cmpeq_epi8(high, backslash);
    const __m256i any =
        _mm256_or_si256(_mm256_or_si256(low_breaks, high_breaks), _mm256_or_si256(low_backslashes, high_backslashes));
    if (_mm256_testz_si256(any, any) != 0) continue;
    add_bits(found.breaks, at, joined(_mm256_movemask_epi8(low_breaks), _mm256_movemask_epi8(high_breaks)));
    add_bits(found.backslashes, at,
             joined(_mm256_movemask_epi8(low_backslashes), _mm256_movemask_epi8(high_backslashes)));
  }
  return at;
}

#endif

}  // namespace

void LineScan::scan(std::string_view batch) {
  breaks.clear();
  backslashes.clear();
  std::size_t at = 0;
#if defined(__x86_64__)
  if (has_avx2()) at = scan_blocks(batch, *this);
#endif
  scan_bytes(batch, at, *this);
}

}  // namespace contract::internal
