#include "read/array_scan.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/vector_instructions.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace contract::internal {
namespace {

constexpr std::size_t kBlock = 64;

// Each bit becomes the parity of itself and those below it: of quotes, what is inside of them.
std::uint64_t parities(std::uint64_t bits) {
  for (unsigned shift = 1; shift < kBlock; shift *= 2) bits ^= bits << shift;
  return bits;
}

void add_bits(std::vector<std::uint32_t>& offsets, std::size_t base, std::uint64_t bits) {
  for (; bits != 0; bits &= bits - 1) {
    offsets.push_back(static_cast<std::uint32_t>(base + static_cast<std::size_t>(std::countr_zero(bits))));
  }
}

}  // namespace

struct ArrayScan::Block {
  std::uint64_t quotes = 0;
  std::uint64_t backslashes = 0;
  std::uint64_t open = 0;
  std::uint64_t close = 0;
  std::uint64_t commas = 0;
  std::uint64_t breaks = 0;
};

ArrayScan::Block ArrayScan::load_bytes(const char* bytes) {
  Block block;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    switch (bytes[i]) {
      case '"': block.quotes |= bit; break;
      case '\\': block.backslashes |= bit; break;
      case '[':
      case '{': block.open |= bit; break;
      case ']':
      case '}': block.close |= bit; break;
      case ',': block.commas |= bit; break;
      case '\n': block.breaks |= bit; break;
      default: break;
    }
  }
  return block;
}

#if defined(__x86_64__)

struct ArrayScan::Wide {
  __m256i low;
  __m256i high;

  [[gnu::target("avx2")]] std::uint64_t equal(char wanted) const {
    const __m256i all = _mm256_set1_epi8(wanted);
    const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all)));
    const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all)));
    return std::uint64_t{first} | std::uint64_t{second} << 32U;
  }
};

[[gnu::target("avx2")]] ArrayScan::Block ArrayScan::load_wide(const char* bytes) {
  const auto* halves = reinterpret_cast<const __m256i*>(bytes);
  const Wide wide{.low = _mm256_loadu_si256(halves), .high = _mm256_loadu_si256(halves + 1)};
  // "[" and "{" differ in one bit only, and so do "]" and "}".
  const __m256i bit = _mm256_set1_epi8(0x20);
  const Wide folded{.low = _mm256_or_si256(wide.low, bit), .high = _mm256_or_si256(wide.high, bit)};
  return {.quotes = wide.equal('"'),
          .backslashes = wide.equal('\\'),
          .open = folded.equal('{'),
          .close = folded.equal('}'),
          .commas = wide.equal(','),
          .breaks = wide.equal('\n')};
}

#endif

// Which of the first `size` bytes are inside of strings; the others are blanks, in whose place the next text begins.
std::uint64_t ArrayScan::strings(const Block& block, std::size_t size) {
  std::uint64_t quotes = block.quotes;
  if (block.backslashes != 0 || escaped_) {
    std::uint64_t escaped = escaped_ ? 1 : 0;
    bool escapes_next = false;
    for (std::uint64_t rest = block.backslashes; rest != 0; rest &= rest - 1) {
      const std::uint64_t backslash = rest & (~rest + 1);
      if ((escaped & backslash) != 0) continue;
      escapes_next = backslash == std::uint64_t{1} << (size - 1);
      escaped |= backslash << 1U;
    }
    escaped_ = escapes_next;
    quotes &= ~escaped;
  }
  const std::uint64_t inside = parities(quotes) ^ in_string_;
  in_string_ = (inside >> 63U) != 0 ? ~std::uint64_t{0} : 0;
  return inside;
}

void ArrayScan::count(std::uint64_t open, std::uint64_t close, std::uint64_t comma, std::size_t base, Found& found) {
  const std::int64_t closed = std::popcount(close);
  if (depth_ > 1 + closed) {  // the usual case: the block is all within one item
    depth_ += std::popcount(open) - closed;
    return;
  }
  for (std::uint64_t rest = open | close | comma; rest != 0; rest &= rest - 1) {
    const std::uint64_t bit = rest & (~rest + 1);
    if ((bit & open) != 0) {
      ++depth_;
    } else if ((bit & close) != 0) {
      --depth_;
    }
    if ((bit & comma) != 0 ? depth_ == 1 : depth_ == 0) add_bits(found.ends, base, bit);
    if (depth_ == 0) return;
  }
}

void ArrayScan::take(const Block& block, std::size_t size, std::size_t base, Found& found) {
  const std::uint64_t outside = ~strings(block, size);
  count(block.open & outside, block.close & outside, block.commas & outside, base, found);
  add_bits(found.breaks, base, block.breaks);
}

template <ArrayScan::Block (*load)(const char*)>
void ArrayScan::scan_with(std::string_view text, std::size_t from, Found& found) {
  std::size_t at = from;
  for (; at + kBlock <= text.size() && depth_ != 0; at += kBlock) take(load(text.data() + at), kBlock, at, found);
  if (at >= text.size() || depth_ == 0) return;
  std::array<char, kBlock> last{};
  last.fill(' ');
  std::ranges::copy(text.substr(at), last.begin());
  take(load(last.data()), text.size() - at, at, found);
}

void ArrayScan::scan(std::string_view text, std::size_t from, Found& found) {
#if defined(__x86_64__)
  if (has_avx2()) return scan_with<load_wide>(text, from, found);
#endif
  scan_with<load_bytes>(text, from, found);
}

}  // namespace contract::internal
