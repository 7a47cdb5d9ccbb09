#pragma once
// Lengths of time as people write them in a configuration or a contract: "90d", "1h", "250ms".
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

struct TimeSpan {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(TimeSpan, TimeSpan) = default;
};

// A whole number of at most ten digits and its unit: w, d, h, m (minutes), s or ms. Nothing if `text` is anything else.
std::optional<TimeSpan> parse_time_span(std::string_view text);

// In its two largest units, cut off below: "3d 4h", "1m", "0ms". Never negative: spans are lengths.
std::string to_string(TimeSpan span);

}  // namespace contract::internal
