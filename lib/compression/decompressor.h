#pragma once
// Decompresses within budgets, so that a few bytes cannot become more than a machine holds.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "compression/compression.h"

namespace contract::internal {

struct DecompressionBudget {
  std::uint64_t bytes = UINT64_MAX;  // of the output
  // Output bytes for each input byte, once the output has more than `unrated` bytes. What is said over and over in a
  // small text may well shrink to a thousandth.
  std::uint64_t ratio = 500;
  std::uint64_t unrated = std::uint64_t{8} << 20U;
};

enum class DecompressionFault : std::uint8_t {
  Corrupt,
  CutOff,         // the input ends before the data do
  BytesAfterEnd,  // that are not of this compression
  TooLarge,       // beyond the budget of bytes
  TooDense,       // beyond the budget of the ratio
};

struct DecompressionProblem {
  DecompressionFault fault = DecompressionFault::Corrupt;
  std::uint64_t taken = 0;  // bytes of the input before it
  std::uint64_t made = 0;   // bytes of the output before it
};

// The sentence, without any of the data: "the gzip data are corrupt at byte 12".
std::string describe(const DecompressionProblem& problem, Compression compression, const DecompressionBudget& budget);

// A stream that comes in pieces. Several that follow each other (members of gzip, frames of Zstandard) are one.
// Used by one thread at a time.
class Decompressor {
 public:
  // `beginning` is at least kMagicBytes of the data, or all of them.
  Decompressor(Compression compression, std::string_view beginning, const DecompressionBudget& budget);

  // Fills `output` as far as `input` goes, whose front it takes off; `is_last`: nothing follows it. Returns how many
  // bytes were made. Fewer than there is room for: the input is used up or, if it is the last, the data are at their
  // end. After a problem it must not be called again.
  std::variant<std::size_t, DecompressionProblem> read(std::string_view& input, bool is_last, std::span<char> output);

 private:
  DecompressionProblem problem(DecompressionFault fault) const {
    return {.fault = fault, .taken = taken_, .made = made_};
  }
  std::optional<DecompressionFault> broken_budget() const;
  // Whether other data may follow the data that have ended.
  bool may_follow() const;

  Compression compression_;
  DecompressionBudget budget_;
  std::unique_ptr<Decoder> decoder_;
  std::uint64_t taken_ = 0;
  std::uint64_t made_ = 0;
  std::uint64_t begun_ = 0;  // where in the input the present member or frame begins
  bool is_finished_ = false;
};

// All of `text` at once. Never holds more than the budget allows.
std::variant<std::string, DecompressionProblem> decompress(Compression compression, std::string_view text,
                                                           const DecompressionBudget& budget);

}  // namespace contract::internal
