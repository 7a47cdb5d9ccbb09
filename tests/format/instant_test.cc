#include "format/instant.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string read(const std::string& text) {
  const auto instant = parse_instant(text);
  return instant ? to_string(*instant) : "none";
}

std::string inside(const std::string& ulid) {
  const auto instant = ulid_instant(ulid);
  return instant ? to_string(*instant) : "none";
}

}  // namespace

TEST_CASE("a date-time is the same moment in every offset") {
  CHECK(read("2025-04-15T10:59:58.979493Z") == "2025-04-15T10:59:58.979493Z");
  CHECK(read("2025-04-15t12:59:58+02:00") == "2025-04-15T10:59:58Z");
  CHECK(read("2025-12-31T23:30:00-01:00") == "2026-01-01T00:30:00Z");
  CHECK(read("1969-12-31T23:59:59.5Z") == "1969-12-31T23:59:59.5Z");
  CHECK(read("0000-01-01T00:00:00Z") == "0000-01-01T00:00:00Z");
  CHECK(read("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
  CHECK(read("2025-04-15T10:59:58.1234567899Z") == "2025-04-15T10:59:58.123456789Z");
  CHECK(read("2025-04-15T10:59:58.100Z") == "2025-04-15T10:59:58.1Z");
  CHECK(read("2025-04-15 10:59:58Z") == "none");
  CHECK(read("2025-02-29T00:00:00Z") == "none");
  CHECK(read("") == "none");
}

TEST_CASE("the first ten characters of a ULID are a time") {
  CHECK(inside("01JRWHP5W36CQ643DZVMXXQKFB") == "2025-04-15T10:59:58.979Z");
  CHECK(inside("01jrwhp5w36cq643dzvmxxqkfb") == "2025-04-15T10:59:58.979Z");
  CHECK(inside("00000000000000000000000000") == "1970-01-01T00:00:00Z");
  CHECK(inside("7ZZZZZZZZZZZZZZZZZZZZZZZZZ") == "10889-08-02T05:31:50.655Z");
  CHECK(inside("80000000000000000000000000") == "none");
  CHECK(inside("01JRWHP5W36CQ643DZVMXXQKF") == "none");
}

TEST_CASE("moments lie as far apart in both directions, in whole milliseconds") {
  const Instant early = *parse_instant("2025-04-15T10:59:59.9999Z");
  const Instant late = *parse_instant("2025-04-15T11:00:01.0001Z");
  CHECK(distance(early, late).milliseconds == 1000);
  CHECK(distance(late, early).milliseconds == 1000);
  CHECK(distance(late, late).milliseconds == 0);
  CHECK(to_string(later(early, {.milliseconds = 1})) == "2025-04-15T11:00:00.0009Z");
  CHECK(early < late);
}
