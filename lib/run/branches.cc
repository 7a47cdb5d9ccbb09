#include "run/branches.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace contract::internal {
namespace {

bool about_the_value(const Finding& finding, const Finding& summary) {
  return finding.where == summary.where && finding.instance == summary.instance;
}

bool is_constant_mismatch(Code code) {
  return code == Code::NotConst || code == Code::NotInEnum;
}

// The branch cannot have been meant: the value itself is of another type, or is another constant.
bool is_out(const Attempt& attempt, const Finding& summary) {
  return std::ranges::any_of(attempt.findings, [&summary](const Finding& finding) {
    return about_the_value(finding, summary) &&
           (finding.code == Code::WrongType || finding.code == Code::NotAllowed || is_constant_mismatch(finding.code));
  });
}

// The smaller, the closer. A wrong constant below the value speaks louder against a branch than anything else that is
// wrong in it; findings that are only warnings say nothing.
std::size_t distance(const Attempt& attempt, const Finding& summary) {
  constexpr std::size_t kOut = 10000;
  constexpr std::size_t kConstant = 100;
  std::size_t distance = is_out(attempt, summary) ? kOut : 0;
  for (const Finding& finding : attempt.findings) {
    if (finding.severity == Severity::Warning) continue;
    distance += is_constant_mismatch(finding.code) ? kConstant : 1;
  }
  return distance;
}

// One finding for branches that each have exactly one, all of the same sort; nothing if they differ.
std::optional<Finding> merged(const std::vector<Attempt>& attempts, const Finding& summary) {
  Finding merged = summary;
  TypeFacts types;
  ValueFacts values;
  std::size_t type_mismatches = 0;
  std::size_t constant_mismatches = 0;
  for (const Attempt& attempt : attempts) {
    if (attempt.findings.size() != 1 || !about_the_value(attempt.findings.front(), summary)) return std::nullopt;
    const Facts& facts = attempt.findings.front().facts;
    if (const auto* type = std::get_if<TypeFacts>(&facts)) {
      types = {.got = type->got, .want = types.want | type->want, .value = type->value};
      ++type_mismatches;
    } else if (const auto* value = std::get_if<ValueFacts>(&facts)) {
      values.got = value->got;
      values.want.insert(values.want.end(), value->want.begin(), value->want.end());
      if (values.nearest.empty()) values.nearest = value->nearest;
      ++constant_mismatches;
    }
  }
  if (type_mismatches == attempts.size()) {
    merged.code = Code::WrongType;
    merged.facts = std::move(types);
    return merged;
  }
  if (constant_mismatches == attempts.size()) {
    merged.code = Code::NotInEnum;
    merged.facts = std::move(values);
    return merged;
  }
  return std::nullopt;
}

// Alternatives inside of alternatives, as recursive schemas have them, could nest causes as deep as the instance is.
// Nobody reads that, so of a long chain the middle is left out.
constexpr std::size_t kDeepestCause = 6;

std::size_t cause_depth(const Findings& findings) {  // recurses kDeepestCause times at most
  std::size_t depth = 0;
  for (const Finding& finding : findings) depth = std::max(depth, 1 + cause_depth(finding.causes));
  return depth;
}

Findings shortened(Findings causes) {
  if (cause_depth(causes) < kDeepestCause) return causes;
  Findings shorter;
  for (Finding& cause : causes) {
    if (cause.causes.empty()) {
      shorter.push_back(std::move(cause));
    } else {
      shorter.insert(shorter.end(), std::make_move_iterator(cause.causes.begin()),
                     std::make_move_iterator(cause.causes.end()));
    }
  }
  return shorter;
}

}  // namespace

Findings explain_branches(Finding summary, std::vector<Attempt> attempts, std::size_t of) {
  if (attempts.empty()) return {std::move(summary)};
  if (std::optional<Finding> one = merged(attempts, summary)) return {std::move(*one)};

  const auto closest =
      std::ranges::min_element(attempts, {}, [&summary](const Attempt& attempt) { return distance(attempt, summary); });
  const auto left =
      std::ranges::count_if(attempts, [&summary](const Attempt& attempt) { return !is_out(attempt, summary); });
  if (left == 1 && attempts.size() == of) return std::move(closest->findings);
  summary.causes = shortened(std::move(closest->findings));
  return {std::move(summary)};
}

}  // namespace contract::internal
