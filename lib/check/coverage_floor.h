#pragma once
// How much must be covered (--min-coverage).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "coverage/coverage.h"

namespace contract::internal {

struct CoverageFloor {
  std::optional<CoverageKind> kind;  // nothing: of all together
  double percent = 0;
  std::string written;  // "80", "87.5"
};

// Reads "PERCENT" or "KIND=PERCENT"; the failure completes "--min-coverage …".
std::variant<CoverageFloor, std::string> parse_coverage_floor(std::string_view text);

// A line for each floor that is not reached; empty if all are.
std::string report_below(const Coverage& coverage, std::span<const CoverageFloor> floors);

}  // namespace contract::internal
