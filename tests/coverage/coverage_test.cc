#include "coverage/coverage.h"

#include <string>

#include "support/catch.h"

using namespace contract::internal;

namespace {

CoveragePoint member(std::string name) {
  return {.kind = CoverageKind::Member, .of = "thing", .name = std::move(name)};
}

}  // namespace

TEST_CASE("coverages add up, whichever comes first") {
  Coverage a;
  a.documented = {{member("id"), 1}, {member("name"), 0}};
  a.undocumented = {{member("extra"), 2}};
  a.exchanges = 3;
  a.documents = 5;
  Coverage b;
  b.documented = {{member("name"), 4}, {member("other"), 0}};
  b.undocumented = {{member("extra"), 1}, {member("more"), 1}};
  b.exchanges = 1;
  b.without_request_body = 1;
  b.incomplete = 1;

  Coverage ab = a;
  ab.add(b);
  Coverage ba = b;
  ba.add(a);
  CHECK(ab.documented == Coverage::Counts{{member("id"), 1}, {member("name"), 4}, {member("other"), 0}});
  CHECK(ab.undocumented == Coverage::Counts{{member("extra"), 3}, {member("more"), 1}});
  CHECK(ab.documented == ba.documented);
  CHECK(ab.undocumented == ba.undocumented);
  CHECK(ab.exchanges == 4);
  CHECK(ab.without_request_body == 1);
  CHECK(ab.documents == 5);
  CHECK(ab.incomplete == 1);
  CHECK(ab.share(CoverageKind::Member).seen == 2);
  CHECK(ab.share(CoverageKind::Member).all == 3);
  CHECK(ab.share(CoverageKind::Status).percent() == 100.0);
}

TEST_CASE("of too many undocumented names the same are kept, in whatever order they come") {
  const auto name_of = [](std::size_t i) { return std::to_string(10'000 + i); };
  constexpr std::size_t kNames = Coverage::kMostUndocumented + 500;
  Coverage upwards;
  Coverage downwards;
  for (std::size_t round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < kNames; ++i) {
      upwards.add_undocumented(member(name_of(i)), 1);
      downwards.add_undocumented(member(name_of(kNames - 1 - i)), 1);
    }
  }
  CHECK(upwards.undocumented == downwards.undocumented);
  CHECK(upwards.undocumented.size() == Coverage::kMostUndocumented);
  CHECK(upwards.undocumented.begin()->second == 2);
  CHECK(upwards.more_undocumented);
  CHECK(downwards.more_undocumented);
}
