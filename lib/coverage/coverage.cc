#include "coverage/coverage.h"

#include <algorithm>
#include <iterator>

namespace contract::internal {
namespace {

constexpr std::array kKinds{
#define COVERAGE_KIND(name, text, heading) CoverageKindInfo{CoverageKind::name, text, heading},
#include "coverage/kinds.def"
#undef COVERAGE_KIND
};

}  // namespace

std::span<const CoverageKindInfo> all_coverage_kinds() {
  return kKinds;
}

std::optional<CoverageKind> coverage_kind_named(std::string_view name) {
  const auto* const known = std::ranges::find(kKinds, name, &CoverageKindInfo::name);
  return known == kKinds.end() ? std::nullopt : std::optional(known->kind);
}

double CoverageShare::percent() const {
  return all == 0 ? 100.0 : 100.0 * static_cast<double>(seen) / static_cast<double>(all);
}

void Coverage::add(const Coverage& other) {
  for (const auto& [point, count] : other.documented) documented[point] += count;
  for (const auto& [point, count] : other.undocumented) add_undocumented(point, count);
  more_undocumented = more_undocumented || other.more_undocumented;
  exchanges += other.exchanges;
  without_request_body += other.without_request_body;
  documents += other.documents;
  incomplete += other.incomplete;
}

void Coverage::add_undocumented(const CoveragePoint& point, std::uint64_t count) {
  const auto known = undocumented.find(point);
  if (known != undocumented.end()) {
    known->second += count;
    return;
  }
  if (undocumented.size() == kMostUndocumented) {
    more_undocumented = true;
    const auto last = std::prev(undocumented.end());
    if (last->first < point) return;
    undocumented.erase(last);
  }
  undocumented.emplace(point, count);
}

CoverageShare Coverage::share(CoverageKind kind) const {
  CoverageShare share;
  for (const auto& [point, count] : documented) {
    if (point.kind != kind) continue;
    ++share.all;
    if (count != 0) ++share.seen;
  }
  return share;
}

CoverageShare Coverage::share() const {
  const auto seen = std::ranges::count_if(documented, [](const auto& entry) { return entry.second != 0; });
  return {.seen = static_cast<std::uint64_t>(seen), .all = documented.size()};
}

}  // namespace contract::internal
