#pragma once
// What shapes say of a value.
#include <algorithm>
#include <cstdint>
#include <optional>

namespace contract::internal {

// Ordered, so that of several things that must all hold the worst is the greatest. Unsure: the program has to judge.
enum class Answer : std::uint8_t { Valid, Unsure, Invalid };

inline Answer worse(Answer a, Answer b) {
  return std::max(a, b);
}
inline Answer answer(bool holds) {
  return holds ? Answer::Valid : Answer::Invalid;
}
inline Answer answer(std::optional<bool> holds) {
  return holds ? answer(*holds) : Answer::Unsure;
}
inline Answer opposite(Answer of) {
  return of == Answer::Unsure ? of : answer(of == Answer::Invalid);
}

// Counts the alternatives that hold.
class Tally {
 public:
  void add(Answer alternative) {
    if (alternative == Answer::Valid) ++valid_;
    if (alternative == Answer::Unsure) ++unsure_;
  }
  Answer any() const { return valid_ > 0 ? Answer::Valid : unsure_ > 0 ? Answer::Unsure : Answer::Invalid; }
  Answer exactly_one() const { return between(1, 1); }
  Answer between(std::uint64_t min, std::uint64_t max) const {
    if (valid_ > max || valid_ + unsure_ < min) return Answer::Invalid;
    return unsure_ == 0 || (valid_ >= min && valid_ + unsure_ <= max) ? Answer::Valid : Answer::Unsure;
  }

 private:
  std::uint64_t valid_ = 0;
  std::uint64_t unsure_ = 0;
};

}  // namespace contract::internal
