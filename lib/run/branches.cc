#include "run/branches.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace contract::internal {
namespace {

bool is_constant_mismatch(Code code) {
  return code == Code::NotConst || code == Code::NotInEnum;
}

// A wrong constant below the value speaks louder against a branch than anything else that is wrong in it; findings that
// are only warnings say nothing.
std::size_t distance(const Drafts& findings, bool is_out) {
  constexpr std::size_t kOut = 10000;
  constexpr std::size_t kConstant = 100;
  std::size_t distance = is_out ? kOut : 0;
  for (const Draft& finding : findings) {
    if (finding.severity == Severity::Warning) continue;
    distance += is_constant_mismatch(finding.code) ? kConstant : 1;
  }
  return distance;
}

// Alternatives inside of alternatives, as recursive schemas have them, could nest causes as deep as the instance is.
// Nobody reads that, so of a long chain the middle is left out.
constexpr std::uint32_t kDeepestCause = 6;

Drafts shortened(Drafts causes) {
  if (cause_depth_of(causes) < kDeepestCause) return causes;
  Drafts shorter;
  for (Draft& cause : causes) {
    if (cause.causes.empty()) {
      shorter.push_back(std::move(cause));
    } else {
      std::ranges::move(cause.causes, std::back_inserter(shorter));
    }
  }
  return shorter;
}

}  // namespace

std::uint64_t FailedBranches::add(Drafts findings, Span where, const InstancePlace& place) {
  const auto about_the_value = [&](const Draft& finding) { return finding.where == where && finding.place == place; };
  // The branch cannot have been meant: the value itself is of another type, or is another constant.
  const bool is_out = std::ranges::any_of(findings, [&](const Draft& finding) {
    return (finding.code == Code::WrongType || finding.code == Code::NotAllowed ||
            is_constant_mismatch(finding.code)) &&
           about_the_value(finding);
  });
  ++count_;
  if (!is_out) ++left_;
  merge(findings, findings.size() == 1 && about_the_value(findings.front()));
  const std::size_t far = distance(findings, is_out);
  const std::uint64_t total = total_of(findings);
  if (far >= distance_) return total;
  distance_ = far;
  closest_ = std::move(findings);
  return std::exchange(held_, total);
}

void FailedBranches::merge(const Drafts& findings, bool one_about_the_value) {
  if (!one_about_the_value || count_ != 1 + type_mismatches_ + constant_mismatches_) return;
  const Facts& facts = findings.front().facts;
  if (const auto* type = std::get_if<TypeFacts>(&facts)) {
    types_ = {.got = type->got, .want = types_.want | type->want, .value = type->value};
    ++type_mismatches_;
  } else if (const auto* value = std::get_if<ValueFacts>(&facts)) {
    values_.got = value->got;
    values_.want.insert(values_.want.end(), value->want.begin(), value->want.end());
    if (values_.nearest.empty()) values_.nearest = value->nearest;
    ++constant_mismatches_;
  }
}

Drafts FailedBranches::explain(Draft summary, std::size_t of) && {
  Drafts explanation;
  if (count_ > 0 && type_mismatches_ == count_) {
    summary.code = Code::WrongType;
    summary.facts = std::move(types_);
  } else if (count_ > 0 && constant_mismatches_ == count_) {
    summary.code = Code::NotInEnum;
    summary.facts = std::move(values_);
  } else if (left_ == 1 && count_ == of) {
    return std::move(closest_);
  } else {
    set_causes(summary, shortened(std::move(closest_)));
  }
  explanation.push_back(std::move(summary));
  return explanation;
}

}  // namespace contract::internal
