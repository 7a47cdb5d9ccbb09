#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "finding/wording.h"
#include "report/coverage.h"
#include "text/printable.h"

namespace contract::internal {
namespace {

// Beyond it nobody reads on, and the file has all.
constexpr std::size_t kMostLines = 40;

std::string_view heading_of(CoverageKind kind) {
  return all_coverage_kinds()[static_cast<std::size_t>(kind)].heading;
}

std::string row(std::string_view heading, const CoverageShare& share) {
  const std::string percent = share.all == 0 ? "-" : fmt::format("{:.1f} %", share.percent());
  return fmt::format("  {:<29}{:>9}{:>12}{:>10}\n", heading, grouped(share.seen), grouped(share.all), percent);
}

// That a constraint was never violated says little to people who read a list of what was never recorded.
bool is_side(CoverageKind kind) {
  return kind == CoverageKind::Satisfied || kind == CoverageKind::Violated;
}

struct Group {  // points of one kind, of one thing
  CoverageKind kind;
  std::string_view of;
  std::vector<std::string_view> names;
};

template <typename Wanted>
std::vector<Group> groups_of(const Coverage::Counts& counts, Wanted is_wanted) {
  std::vector<Group> groups;
  for (const auto& [point, count] : counts) {
    if (is_side(point.kind) || !is_wanted(count)) continue;
    if (groups.empty() || groups.back().kind != point.kind || groups.back().of != point.of) {
      groups.push_back({.kind = point.kind, .of = point.of, .names = {}});
    }
    groups.back().names.push_back(point.name);
  }
  return groups;
}

// A heading for each kind, and a line for each thing: "    connection.schema.json#: createdAt, updatedAt".
std::string list(std::string_view title, const std::vector<Group>& groups, bool is_cut) {
  if (groups.empty()) return {};
  std::string text = fmt::format("\n{}:\n", title);
  const std::size_t shown = std::min(groups.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) {
    const Group& group = groups[i];
    if (i == 0 || groups[i - 1].kind != group.kind) text += fmt::format("  {}\n", heading_of(group.kind));
    text += "    " + printable(group.of);
    for (std::size_t name = 0; name < group.names.size(); ++name) {
      const std::string_view separator = name != 0 ? ", " : group.of.empty() ? "" : ": ";
      text += fmt::format("{}{}", separator, shown_name(group.names[name]));
    }
    text += '\n';
  }
  if (shown < groups.size() || is_cut) text += "  and more, which --coverage=FILE writes down\n";
  return text;
}

}  // namespace

std::string write_coverage_table(const Coverage& coverage) {
  std::string text = fmt::format("\n  {:<29}{:>9}{:>12}\n", "coverage", "covered", "documented");
  for (const CoverageKindInfo& kind : all_coverage_kinds()) {
    const CoverageShare share = coverage.share(kind.kind);
    if (share.all != 0) text += row(kind.heading, share);
  }
  text += row("all", coverage.share());
  text += fmt::format("  by {} and {}", grouped_count(coverage.exchanges, "exchange"),
                      grouped_count(coverage.documents, "judged value"));
  if (coverage.without_request_body != 0) {
    text += fmt::format("; {} of them without the body of the request, which proves less",
                        grouped_count(coverage.without_request_body, "exchange"));
  }
  if (coverage.incomplete != 0) {
    text += fmt::format("; {} too large to be counted altogether", grouped_count(coverage.incomplete, "value"));
  }
  text += '\n';
  text +=
      list("documented, never recorded", groups_of(coverage.documented, [](auto count) { return count == 0; }), false);
  text += list("recorded, never documented", groups_of(coverage.undocumented, [](auto) { return true; }),
               coverage.more_undocumented);
  return text;
}

}  // namespace contract::internal
