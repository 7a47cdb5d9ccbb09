#pragma once
// Whether members come in one order, from one document to the next.
//
// Where they do, the one that came next the last time is most likely the next one, and to try it first saves the
// search. Where they do not, a wrong guess costs more than the search. Documents of one source are alike, so the last
// few tell.
#include <cstdint>

namespace contract::internal {

class MemberOrder {
 public:
  // Whether to guess in the next document.
  bool is_steady() {
    if (rest_ == 0) return true;
    --rest_;
    return false;
  }

  // Of a document in which guesses were made, about `size` values and structural characters long.
  void note(std::uint64_t wrong_guesses, std::uint64_t size) {
    const bool is_varied = wrong_guesses > kFew && wrong_guesses * kMost > size;
    varied_ = is_varied ? varied_ + 1 : 0;
    if (varied_ < kEnough) return;
    varied_ = kEnough - 1;  // one more such document will do, after the rest
    rest_ = kRest;
  }

 private:
  static constexpr std::uint64_t kFew = 2;
  static constexpr std::uint64_t kMost = 16;   // one wrong guess for so much is too many
  static constexpr std::uint32_t kEnough = 3;  // documents in a row
  static constexpr std::uint32_t kRest = 64;   // documents without a guess
  std::uint32_t varied_ = 0;
  std::uint32_t rest_ = 0;
};

}  // namespace contract::internal
