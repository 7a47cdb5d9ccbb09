#include "check/coverage_floor.h"

#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "finding/wording.h"
#include "text/ascii.h"
#include "text/nearest.h"

namespace contract::internal {
namespace {

// Digits, a point, digits: no sign, no exponent.
std::optional<double> percent_of(std::string_view text) {
  constexpr double kMost = 100.0;
  if (text.empty() || !is_ascii_digit(text.front()) || !is_ascii_digit(text.back())) return std::nullopt;
  if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  double percent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
  if (error != std::errc() || end != text.data() + text.size() || percent > kMost) return std::nullopt;
  return percent;
}

std::string unknown_kind(std::string_view name) {
  std::vector<std::string_view> known;
  std::string listed;
  for (const CoverageKindInfo& kind : all_coverage_kinds()) {
    known.push_back(kind.name);
    listed += (listed.empty() ? "" : ", ") + std::string(kind.name);
  }
  const std::string near = nearest(name, known);
  return fmt::format("knows {}, not {}{}", listed, name, near.empty() ? "" : fmt::format("; did you mean {}?", near));
}

}  // namespace

std::variant<CoverageFloor, std::string> parse_coverage_floor(std::string_view text) {
  CoverageFloor floor;
  std::string_view number = text;
  if (const std::size_t equals = text.find('='); equals != std::string_view::npos) {
    floor.kind = coverage_kind_named(text.substr(0, equals));
    if (!floor.kind) return unknown_kind(text.substr(0, equals));
    number = text.substr(equals + 1);
  }
  const auto percent = percent_of(number);
  if (!percent) return fmt::format("must be a number from 0 to 100, alone or as KIND=NUMBER, not {}", text);
  floor.percent = *percent;
  floor.written = number;
  return floor;
}

std::string report_below(const Coverage& coverage, std::span<const CoverageFloor> floors) {
  std::string text;
  for (const CoverageFloor& floor : floors) {
    const CoverageShare share = floor.kind ? coverage.share(*floor.kind) : coverage.share();
    if (static_cast<double>(share.seen) * 100.0 >= floor.percent * static_cast<double>(share.all)) continue;
    const std::string_view what =
        floor.kind ? all_coverage_kinds()[static_cast<std::size_t>(*floor.kind)].heading : std::string_view("all");
    text += fmt::format("coverage: error: of {} {:.1f} % is covered ({} of {}), and --min-coverage asks for {} %\n",
                        what, share.percent(), grouped(share.seen), grouped(share.all), floor.written);
  }
  return text;
}

}  // namespace contract::internal
