#include "finding/finding.h"

#include <algorithm>
#include <tuple>

namespace contract::internal {

Finding make_finding(Code code, Place where, Facts facts) {
  Finding finding;
  finding.code = code;
  finding.severity = info(code).severity;
  finding.where = where;
  finding.facts = std::move(facts);
  return finding;
}

void sort_findings(Findings& findings) {
  const auto key = [](const Finding& f) {
    return std::tuple(f.where.source, f.where.span.begin, f.where.span.end, f.code, std::string_view(f.instance),
                      std::string_view(f.schema_location));
  };
  std::ranges::stable_sort(findings, [&key](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

}  // namespace contract::internal
