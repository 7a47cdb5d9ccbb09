#include "run/line_scan.h"

#include <bit>
#include <cstddef>

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

// Scans whole blocks and gives the offset behind them.
[[gnu::target("avx2")]] std::size_t scan_blocks(std::string_view batch, LineScan& found) {
  const __m256i line_break = _mm256_set1_epi8('\n');
  const __m256i backslash = _mm256_set1_epi8('\\');
  const auto bits = [](__m256i low, __m256i high, __m256i wanted) __attribute__((target("avx2"))) {
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)));
    return std::uint64_t{first} | std::uint64_t{second} << 32U;
  };
  std::size_t at = 0;
  for (; at + kBlock <= batch.size(); at += kBlock) {
    const auto* block = reinterpret_cast<const __m256i*>(batch.data() + at);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    add_bits(found.breaks, at, bits(low, high, line_break));
    add_bits(found.backslashes, at, bits(low, high, backslash));
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
  if (__builtin_cpu_supports("avx2")) at = scan_blocks(batch, *this);
#endif
  scan_bytes(batch, at, *this);
}

}  // namespace contract::internal
