#pragma once
// The statuses that one response of an OpenAPI operation describes: 200, 4XX or default.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contract::internal {

struct StatusRange {
  enum class Kind : std::uint8_t { Default, Class, Exact };  // from vague to specific
  Kind kind = Kind::Default;
  int value = 0;  // Exact: the status. Class: its first digit. Default: 0
  friend bool operator==(const StatusRange&, const StatusRange&) = default;
};

// Reads a key of the Responses Object (OpenAPI 3.1 section 4.8.16): "default", "1XX" to "5XX", or three digits from
// 100. Nothing for all else, lower-case "4xx" included.
std::optional<StatusRange> parse_status_range(std::string_view text);

bool accepts(const StatusRange& range, int status);

// Greater for the range that wins where several accept a status.
int specificity(const StatusRange& range);

std::string to_string(const StatusRange& range);  // "200", "4XX", "default"

}  // namespace contract::internal
