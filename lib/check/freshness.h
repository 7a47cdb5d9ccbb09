#pragma once
// How old recordings may be (`max-age` of a configuration).
#include <cstdint>
#include <optional>
#include <string>

#include "finding/outcome.h"
#include "format/instant.h"
#include "recording/recording.h"
#include "text/time_span.h"

namespace contract::internal {

struct AgeLimit {
  TimeSpan span;
  std::string written;  // "90d"
};

// When an exchange took place, whichever of the forms of the kinds of recordings it is written in: RFC 3339 and what
// comes near it (ISO 8601 with +0200), a date of HTTP (RFC 9110 section 5.6.7), seconds or milliseconds since 1970.
// Nothing if the recording does not tell, or nobody could know what it means.
std::optional<Instant> captured_at(const Exchange& exchange);

// Looks at the exchanges of one recording in their order. Without a limit it looks at nothing.
class Freshness {
 public:
  // `now` is the time that ages are counted to.
  Freshness(const std::optional<AgeLimit>& limit, Instant now) : limit_(limit), now_(now) {}

  void see(const Exchange& exchange);

  // Adds a warning, at the oldest exchange, if any is too old, and a note, at the first, if any does not say how old
  // it is.
  void report(Outcome& outcome) const;

 private:
  const std::optional<AgeLimit>& limit_;
  Instant now_;
  std::uint64_t exchanges_ = 0;
  std::uint64_t stale_ = 0;
  std::uint64_t undated_ = 0;
  std::optional<Instant> oldest_;
  Place oldest_place_;
  Place undated_place_;
};

}  // namespace contract::internal
