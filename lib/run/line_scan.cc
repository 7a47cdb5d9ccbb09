#include "run/line_scan.h"

#include <bit>
#include <cstddef>
#include <span>

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

// Notes which of the whole blocks hold a line break or a backslash, in `blocks`, and gives how many do. Which block
// does is guessed wrong too often to branch upon it, so that all are noted and most are overwritten by the next one.
[[gnu::target("avx2")]] std::size_t find_blocks(std::string_view batch, std::uint32_t* blocks) {
  const __m256i line_break = _mm256_set1_epi8('\n');
  const __m256i backslash = _mm256_set1_epi8('\\');
  std::size_t count = 0;
  for (std::size_t at = 0; at + kBlock <= batch.size(); at += kBlock) {
    const auto* block = reinterpret_cast<const __m256i*>(batch.data() + at);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    const __m256i breaks = _mm256_or_si256(_mm256_cmpeq_epi8(low, line_break), _mm256_cmpeq_epi8(high, line_break));
    const __m256i backslashes = _mm256_or_si256(_mm256_cmpeq_epi8(low, backslash), _mm256_cmpeq_epi8(high, backslash));
    blocks[count] = static_cast<std::uint32_t>(at);
    count += _mm256_movemask_epi8(_mm256_or_si256(breaks, backslashes)) != 0 ? 1U : 0U;
  }
  return count;
}

[[gnu::target("avx2")]] std::uint64_t bits_of(const char* from, char c) {
  const auto* block = reinterpret_cast<const __m256i*>(from);
  const __m256i wanted = _mm256_set1_epi8(c);
  return joined(_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_loadu_si256(block), wanted)),
                _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_loadu_si256(block + 1), wanted)));
}

// Scans whole blocks and gives the offset behind them.
[[gnu::target("avx2")]] std::size_t scan_blocks(std::string_view batch, LineScan& found) {
  found.blocks.resize(batch.size() / kBlock + 1);
  const std::size_t count = find_blocks(batch, found.blocks.data());
  for (const std::uint32_t at : std::span(found.blocks).first(count)) {
    add_bits(found.breaks, at, bits_of(batch.data() + at, '\n'));
    add_bits(found.backslashes, at, bits_of(batch.data() + at, '\\'));
  }
  return batch.size() / kBlock * kBlock;
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
