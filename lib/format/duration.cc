// RFC 3339 appendix A: units that follow each other without a gap, weeks alone, no fractions.
#include <algorithm>

#include "format/predicates.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

// Takes "1Y2M3D" off the front of `text`. `units` in order; of two that are there, all between are there too.
std::string_view take_units(std::string_view& text, std::string_view units) {
  std::size_t next = 0;  // the units from here on may follow
  bool first = true;
  while (!text.empty() && text[0] != 'T') {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == text.size()) return "a unit is missing after its number";
    const char unit = text[digits];
    if (unit == '.' || unit == ',') return "a duration has no fractions";
    if (digits == 0) return "each unit has a number before it";
    const std::size_t at = units.find(unit);
    if (at == std::string_view::npos) {
      return units == "YMD" ? "before T stand years (Y), months (M) and days (D), or weeks (W) alone"
                            : "after T stand hours (H), minutes (M) and seconds (S)";
    }
    if (at < next) return "its units are out of order, or one is there twice";
    if (!first && at > next) {
      return units == "YMD" ? "between years and days stand months" : "between hours and seconds stand minutes";
    }
    first = false;
    next = at + 1;
    text.remove_prefix(digits + 1);
  }
  return {};
}

bool is_weeks(std::string_view text) {
  return text.size() > 1 && text.ends_with('W') && std::ranges::all_of(text.substr(0, text.size() - 1), is_ascii_digit);
}

}  // namespace

std::string_view duration_problem(std::string_view text) {
  if (!text.starts_with('P')) return "a duration begins with P";
  text.remove_prefix(1);
  if (text.empty()) return "nothing follows the P";
  if (is_weeks(text)) return {};
  if (text.find('W') != std::string_view::npos) return "weeks stand alone: P2W";
  if (const std::string_view problem = take_units(text, "YMD"); !problem.empty()) return problem;
  if (text.empty()) return {};
  text.remove_prefix(1);
  if (text.empty()) return "nothing follows the T";
  if (const std::string_view problem = take_units(text, "HMS"); !problem.empty()) return problem;
  return text.empty() ? "" : "it has more than one T";
}

}  // namespace contract::internal
