#include "compression/decompressor.h"

#include <algorithm>

namespace contract::internal {
namespace {

constexpr std::size_t kChunk = 64UL * 1024;

std::string bytes(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits + (count == 1 ? " byte" : " bytes");
}

}  // namespace

std::string describe(const DecompressionProblem& problem, Compression compression, const DecompressionBudget& budget) {
  const std::string data = "the " + std::string(to_string(compression)) + " data";
  const std::string at = " at byte " + std::to_string(problem.taken);
  switch (problem.fault) {
    case DecompressionFault::Corrupt: return data + " are corrupt" + at;
    case DecompressionFault::CutOff: return data + " are cut off" + at;
    case DecompressionFault::BytesAfterEnd: return data + " end" + at + ", and other bytes follow";
    case DecompressionFault::TooLarge: {
      return data + " become more than " + bytes(budget.bytes) + ", after " + bytes(problem.taken) + " of them";
    }
    case DecompressionFault::TooDense: {
      return "the first " + bytes(problem.taken) + " of " + data + " become " + bytes(problem.made) + ", more than " +
             std::to_string(budget.ratio) + " times as many";
    }
  }
  return data;
}

Decompressor::Decompressor(Compression compression, std::string_view beginning, const DecompressionBudget& budget)
    : compression_(compression), budget_(budget), decoder_(make_decoder(compression, beginning)) {}

std::optional<DecompressionFault> Decompressor::broken_budget() const {
  if (made_ > budget_.bytes) return DecompressionFault::TooLarge;
  if (made_ > budget_.unrated && made_ / budget_.ratio > taken_) return DecompressionFault::TooDense;
  return std::nullopt;
}

bool Decompressor::may_follow() const {
  return compression_ == Compression::Gzip || compression_ == Compression::Zstandard;
}

std::variant<std::size_t, DecompressionProblem> Decompressor::read(std::string_view& input, bool is_last,
                                                                   std::span<char> output) {
  std::size_t used = 0;
  while (used < output.size()) {
    if (is_finished_) {
      if (input.empty()) break;
      if (!may_follow()) return problem(DecompressionFault::BytesAfterEnd);
      decoder_->restart();
      begun_ = taken_;
      is_finished_ = false;
    }
    const DecoderStep step = decoder_->step(input, output.subspan(used));
    input.remove_prefix(step.taken);
    taken_ += step.taken;
    made_ += step.made;
    used += step.made;
    if (const auto fault = broken_budget()) return problem(*fault);
    switch (step.state) {
      case DecoderState::Going: break;
      case DecoderState::Finished: is_finished_ = true; continue;
      case DecoderState::Corrupt: {
        // What is wrong from its first bytes on is no further member.
        const bool is_foreign = begun_ != 0 && taken_ - begun_ < kMagicBytes;
        if (!is_foreign) return problem(DecompressionFault::Corrupt);
        taken_ = begun_;
        return problem(DecompressionFault::BytesAfterEnd);
      }
    }
    if (step.taken != 0 || step.made != 0) continue;
    if (is_last) return problem(DecompressionFault::CutOff);
    break;
  }
  return used;
}

std::variant<std::string, DecompressionProblem> decompress(Compression compression, std::string_view text,
                                                           const DecompressionBudget& budget) {
  Decompressor decompressor(compression, text, budget);
  std::string output;
  std::size_t used = 0;
  while (true) {
    // One byte beyond the budget, so that it shows.
    const std::uint64_t most = std::min<std::uint64_t>(budget.bytes, SIZE_MAX - 1) + 1;
    const std::uint64_t wanted = used + std::max(kChunk, used / 2);
    output.resize(static_cast<std::size_t>(std::min(most, wanted)));
    const std::span<char> room = std::span(output).subspan(used);
    const auto made = decompressor.read(text, true, room);
    if (const auto* problem = std::get_if<DecompressionProblem>(&made)) return *problem;
    used += std::get<std::size_t>(made);
    if (std::get<std::size_t>(made) < room.size()) break;
  }
  output.resize(used);
  return output;
}

}  // namespace contract::internal
