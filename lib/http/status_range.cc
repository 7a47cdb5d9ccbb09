#include "http/status_range.h"

#include "text/ascii.h"

namespace contract::internal {
std::optional<StatusRange> parse_status_range(std::string_view text) {
  if (text == "default") return StatusRange{};
  if (text.size() != 3 || text[0] < '1' || !is_ascii_digit(text[0])) return std::nullopt;
  const int first = text[0] - '0';
  if (text.substr(1) == "XX") {
    if (first > 5) return std::nullopt;
    return StatusRange{.kind = StatusRange::Kind::Class, .value = first};
  }
  if (!is_ascii_digit(text[1]) || !is_ascii_digit(text[2])) return std::nullopt;
  return StatusRange{.kind = StatusRange::Kind::Exact, .value = first * 100 + (text[1] - '0') * 10 + (text[2] - '0')};
}

bool accepts(const StatusRange& range, int status) {
  switch (range.kind) {
    case StatusRange::Kind::Default: return true;
    case StatusRange::Kind::Class: return status / 100 == range.value;
    case StatusRange::Kind::Exact: return status == range.value;
  }
  return false;
}

int specificity(const StatusRange& range) {
  return static_cast<int>(range.kind);
}

std::string to_string(const StatusRange& range) {
  switch (range.kind) {
    case StatusRange::Kind::Default: return "default";
    case StatusRange::Kind::Class: return std::to_string(range.value) + "XX";
    case StatusRange::Kind::Exact: return std::to_string(range.value);
  }
  return {};
}

}  // namespace contract::internal
