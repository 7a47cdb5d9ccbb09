#pragma once
// Moments in time, as formats write them: date-time (RFC 3339) and the first 48 bits of a ULID.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/time_span.h"

namespace contract::internal {

struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z, leap seconds not counted
  std::uint32_t nanoseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// Of a date-time (RFC 3339 section 5.6); nothing if `text` is none. Digits of a second behind the ninth are dropped; a
// leap second is the one after it.
std::optional<Instant> parse_instant(std::string_view text);

// The time inside a ULID; nothing if `text` is none.
std::optional<Instant> ulid_instant(std::string_view text);

// A moment later than another one.
Instant later(Instant instant, TimeSpan by);

// How far two moments lie apart, in whole milliseconds.
TimeSpan distance(Instant a, Instant b);

// In UTC, with as many digits of the second as it has: "2025-04-15T10:59:58.979493Z". The times of ULIDs reach beyond
// the year 9999, which then has more digits.
std::string to_string(Instant instant);

}  // namespace contract::internal
