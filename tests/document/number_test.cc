#include "document/number.h"

#include <cstdlib>

#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("numbers are ordered by value, however they are written") {
  // From small to large; those in one row are equal.
  const std::vector<std::vector<const char*>> rows = {
      {"-1e99999999999999999999"},
      {"-1e400"},
      {"-10", "-1e1", "-10.00"},
      {"-9.99"},
      {"-1e-400"},
      {"0", "-0", "0.0", "0e5", "-0.000e-9"},
      {"1e-99999999999999999999"},
      {"1e-400"},
      {"0.1", "1e-1", "0.10", "10E-2"},
      {"0.1000000000000000055511151231257827021181583404541015625"},
      {"0.2"},
      {"1", "1.0", "100e-2", "0.01e2"},
      {"9007199254740992", "9.007199254740992e15"},
      {"9007199254740993"},
      {"1e400", "10e399"},
      {"1.5e400"},
      {"1e99999999999999999999"},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      for (const char* a : rows[i]) {
        for (const char* b : rows[j]) {
          INFO(a << " against " << b);
          CHECK((Number(a) <=> Number(b)) == (i <=> j));
          CHECK((Number(a) == Number(b)) == (i == j));
          CHECK((Number(a).canonical() == Number(b).canonical()) == (i == j));
        }
      }
    }
  }
}

TEST_CASE("a number without a fractional part is an integer") {
  for (const char* integer : {"0", "-0.0", "1.0", "1e2", "1.50e1", "1e400", "-12", "120e-1"}) {
    INFO(integer);
    CHECK(Number(integer).is_integer());
  }
  for (const char* fraction : {"0.5", "1e-1", "-1.5", "1.25e1", "1e-400"}) {
    INFO(fraction);
    CHECK_FALSE(Number(fraction).is_integer());
  }
}

TEST_CASE("integers are converted only if they fit 64 bits") {
  CHECK(Number("0").to_int64() == 0);
  CHECK(Number("1.5e1").to_int64() == 15);
  CHECK(Number("9223372036854775807").to_int64() == INT64_MAX);
  CHECK(Number("-9223372036854775808").to_int64() == INT64_MIN);
  CHECK(Number("9223372036854775808").to_int64() == std::nullopt);
  CHECK(Number("-9223372036854775809").to_int64() == std::nullopt);
  CHECK(Number("1e400").to_int64() == std::nullopt);
  CHECK(Number("0.5").to_int64() == std::nullopt);
}

TEST_CASE("multiples are decided exactly") {
  struct Case {
    const char* value;
    const char* step;
    bool multiple;
  };
  const auto c = GENERATE(values<Case>({
      {"0", "7", true},
      {"0.3", "0.1", true},
      {"19.99", "0.01", true},
      {"19.995", "0.01", false},
      {"1e400", "3", false},
      {"1e400", "7e399", false},
      {"1e308", "0.123456789", false},
      {"3e1000000000000", "3", true},
      {"1e1000000000000", "1048576", true},
      {"1e19", "524288", true},
      {"1e18", "524288", false},
      {"1e-1000000000000", "1", false},
      {"-10", "2.5", true},
      {"-10", "3", false},
      {"9007199254740993", "2", false},
      {"18446744073709551616", "18446744073709551616", true},
      {"18446744073709551616", "4294967296", true},
      {"1", "0.3333333333333333333333333333", false},
      {"123456789012345678901234567890", "987654321", false},
      {"121932631137021795226185032733622923332237463801111263526900", "987654321098765432109876543210", true},
      {"121932631137021795226185032733622923332237463801111263526901", "987654321098765432109876543210", false},
      {"0.0075", "0.0001", true},
      {"0.00751", "0.0001", false},
      {"1e5", "32", true},
      {"1e4", "32", false},
  }));
  INFO(c.value << " by " << c.step);
  CHECK(Number(c.value).is_multiple_of(Number(c.step)) == c.multiple);
}

TEST_CASE("division agrees with machine arithmetic on small numbers") {
  std::size_t wrong = 0;
  for (int value = -300; value <= 300; ++value) {
    for (int step = 1; step <= 120; ++step) {
      const Number exact(std::to_string(value));
      // Two more decimal places on both sides change nothing.
      const Number scaled(std::to_string(value) + "e-2");
      const bool multiple = value % step == 0;
      if (exact.is_multiple_of(Number(std::to_string(step))) != multiple) ++wrong;
      if (scaled.is_multiple_of(Number(std::to_string(step) + "e-2")) != multiple) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("operands of ten thousand digits are divided exactly") {
  // (10^10000 - 1) is a multiple of (10^5000 - 1), and adding one breaks that.
  const std::string value(10'000, '9');
  const std::string step(5'000, '9');
  CHECK(Number(value).is_multiple_of(Number(step)));
  CHECK_FALSE(Number("1" + std::string(10'000, '0')).is_multiple_of(Number(step)));
  CHECK_FALSE(Number(std::string(9'999, '9') + "8").is_multiple_of(Number(step)));
  CHECK(Number(value + "e1000000").is_multiple_of(Number(value)));
}

TEST_CASE("an integer is safe when a double holds it exactly") {
  for (const char* safe : {"0", "-1", "9007199254740992", "9007199254740994", "-9007199254740992",
                           "18446744073709551616", "1e22", "1.0", "1267650600228229401496703205376"}) {
    INFO(safe);
    CHECK(Number(safe).is_safe_integer());
  }
  for (const char* unsafe : {"9007199254740993", "-9007199254740993", "18446744073709551615", "1e23", "1e400", "0.5",
                             "123456789012345678901234567890"}) {
    INFO(unsafe);
    CHECK_FALSE(Number(unsafe).is_safe_integer());
  }
}

}  // namespace
}  // namespace contract::internal
