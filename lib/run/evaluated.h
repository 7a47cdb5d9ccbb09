#pragma once
// Which members or items of the present value some keyword has evaluated (draft 2020-12 core, section 11), kept as a
// log: entering a schema takes a mark, a branch that failed is cut off at its mark, one that held stays.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace contract::internal {

class EvaluatedLog {
 public:
  std::size_t mark() const { return entries_.size(); }
  void cut(std::size_t mark) { entries_.resize(mark); }

  void add(std::uint32_t ordinal) { entries_.push_back(ordinal); }
  void add_first(std::uint32_t count) { entries_.push_back(kFirst | count); }
  void add_all() { entries_.push_back(kAll); }
  // The instruction at `at` says which members there are; without one nothing is undocumented.
  void add_declared(std::uint32_t at) { entries_.push_back(kDeclared | at); }

  // Those instructions, in order.
  std::vector<std::uint32_t> declared_since(std::size_t mark) const {
    std::vector<std::uint32_t> declared;
    for (std::size_t i = mark; i < entries_.size(); ++i) {
      if ((entries_[i] & kDeclared) != 0) declared.push_back(static_cast<std::uint32_t>(entries_[i] & ~kDeclared));
    }
    return declared;
  }

  // What was evaluated since `mark`, of `size` children in all.
  std::vector<bool> since(std::size_t mark, std::size_t size) const {
    std::vector<bool> evaluated(size);
    for (std::size_t i = mark; i < entries_.size(); ++i) {
      const std::uint64_t entry = entries_[i];
      if (entry == kAll) {
        evaluated.assign(size, true);
      } else if ((entry & kFirst) != 0) {
        for (std::size_t k = 0; k < (entry & ~kFirst) && k < size; ++k) evaluated[k] = true;
      } else if (entry < size) {
        evaluated[entry] = true;
      }
    }
    return evaluated;
  }

 private:
  static constexpr std::uint64_t kFirst = 1ULL << 40U;
  static constexpr std::uint64_t kAll = 1ULL << 41U;
  static constexpr std::uint64_t kDeclared = 1ULL << 42U;

  std::vector<std::uint64_t> entries_;
};

}  // namespace contract::internal
