#pragma once
// The budget of one run, and what is left of it.
//
// Schemas that apply each other again and again can take time without end on a small value, and any single step may be
// long: a pattern over a megabyte, equal items among a million. So a budget is not of steps but of work: one unit is
// what looking at one value, or at a few bytes of its text, takes. Whatever takes longer for a larger value, or for a
// longer list of findings, is charged for that; then the time of a run is at most in proportion to its budget, and a
// budget in proportion to the instance and to the program keeps hostile schemas from being worse than large ones.
#include <algorithm>
#include <cstdint>

namespace contract::internal {

class Work {
 public:
  explicit Work(std::uint64_t budget) : budget_(budget), left_(budget) {}

  // Bytes that are looked at in the time of one unit.
  static constexpr std::uint64_t kBytesPerUnit = 16;

  void charge(std::uint64_t units) { left_ -= std::min(left_, units); }
  void charge_bytes(std::uint64_t bytes) { charge(bytes / kBytesPerUnit); }

  std::uint64_t left() const { return left_; }
  std::uint64_t done() const { return budget_ - left_; }

 private:
  std::uint64_t budget_;
  std::uint64_t left_;
};

}  // namespace contract::internal
