#include "run/member_order.h"

#include "support/catch.h"

using contract::internal::MemberOrder;

namespace {

constexpr std::uint64_t kSize = 100;

// How many of so many documents are guessed in, if in each of them so many guesses are wrong.
int guessed(MemberOrder& order, int documents, std::uint64_t wrong) {
  int count = 0;
  for (int i = 0; i < documents; ++i) {
    if (!order.is_steady()) continue;
    ++count;
    order.note(wrong, kSize);
  }
  return count;
}

}  // namespace

TEST_CASE("members of documents that are alike are guessed, whatever is missing here and there") {
  MemberOrder order;
  CHECK(guessed(order, 1000, 5) == 1000);
}

TEST_CASE("guessing is given up where most guesses are wrong, and tried again now and then") {
  MemberOrder order;
  CHECK(guessed(order, 1000, 50) < 30);
  CHECK(guessed(order, 1000, 0) > 900);
}

TEST_CASE("one document that differs is no reason to give up") {
  MemberOrder order;
  for (int i = 0; i < 100; ++i) {
    CHECK(guessed(order, 1, 50) == 1);
    CHECK(guessed(order, 1, 0) == 1);
  }
}
