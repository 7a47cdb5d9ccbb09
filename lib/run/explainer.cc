#include "run/explainer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "run/content.h"

namespace contract::internal {

// Many findings about the same rule are common, and spelling one out walks down its schema document.
const Origin& Explainer::origin_of(std::uint32_t number) {
  const auto known = origins_.find(number);
  if (known != origins_.end()) return known->second;
  return origins_.emplace(number, program_.origin(number)).first->second;
}

Draft Explainer::too_many(std::uint32_t origin, Span where) {
  return {.code = Code::MoreFindings,
          .severity = info(Code::MoreFindings).severity,
          .has_source = false,
          .origin = origin,
          .where = where,
          .place = {},
          .facts = NoFacts{}};
}

Draft& Explainer::report(Code code, std::uint32_t origin, Span where, Facts facts) {
  Draft draft;
  if (is_full()) {
    const bool told = !drafts_.empty() && drafts_.back().code == Code::MoreFindings;
    if (told) return forgotten_;
    draft = too_many(origin, where);
  } else {
    draft = {.code = code,
             .severity = info(code).severity,
             .origin = origin,
             .where = where,
             .place = here(),
             .facts = std::move(facts)};
    if (draft.severity == Severity::Error) draft.severity = severity_of(origin_of(origin).provenance.confidence);
  }
  ++held_;
  return drafts_.emplace_back(std::move(draft));
}

Draft& Explainer::report_member(Code code, std::uint32_t origin, Value key, Facts facts) {
  enter(key);
  Draft& draft = report(code, origin, key.span(), std::move(facts));
  leave();
  return draft;
}

void Explainer::report_inside(Draft& draft, Findings causes) {
  if (draft.code == Code::MoreFindings) return;
  held_ += causes.size();
  draft.total += causes.size();
  draft.inside = std::move(causes);
}

Findings Explainer::findings() {
  Findings findings;
  spell_out(drafts_, findings);
  return findings;
}

// Recurses only as deep as explanations nest causes.
void Explainer::spell_out(Drafts& drafts, Findings& findings) {
  findings.reserve(findings.size() + drafts.size());
  for (Draft& draft : drafts) {
    const bool enough = pointer_bytes_ >= kMostPointerBytes;
    findings.push_back(spelt_out(enough ? too_many(draft.origin, draft.where) : std::move(draft)));
    if (enough) return;
  }
}

Finding Explainer::spelt_out(Draft draft) {
  Finding finding = make_finding(draft.code, {.source = source_, .span = draft.where}, std::move(draft.facts));
  const Origin& from = origin_of(draft.origin);
  finding.severity = draft.severity;
  finding.instance = pointer_to(draft.place);
  pointer_bytes_ += finding.instance.size();
  if (draft.has_source) finding.provenance = from.provenance;
  finding.schema_location = from.location;
  finding.schema_place = from.place;
  finding.causes = placed_at(std::move(draft.inside), finding.where);
  spell_out(draft.causes, finding.causes);
  return finding;
}

void Explainer::hide_unknown(Value key, Value value) {
  if (program_.secret_names.hide_unknown(key.string())) {
    secret(value);
  } else {
    hide_below(value);
  }
}

std::vector<Span> Explainer::take_secrets(Value instance) {
  find_named_secrets(program_.secret_names, instance, Spoken::Somewhere, secrets_);
  std::ranges::sort(secrets_, [](Span a, Span b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  const auto repeated = std::ranges::unique(secrets_);
  secrets_.erase(repeated.begin(), repeated.end());
  return std::move(secrets_);
}

// Findings about one value lie close together, so only the last ones are looked at: the whole list would make many
// mistakes quadratic.
std::span<const Draft> Explainer::recent() const {
  constexpr std::size_t kRecent = 256;
  return std::span(drafts_).last(std::min(kRecent, drafts_.size()));
}

bool Explainer::has_finding_at(Span where) const {
  return std::ranges::any_of(recent(), [where](const Draft& draft) { return draft.where == where; });
}

bool Explainer::misses(Span where, std::string_view member) const {
  return std::ranges::any_of(recent(), [&](const Draft& draft) {
    const auto* name = std::get_if<NameFacts>(&draft.facts);
    return draft.code == Code::MissingMember && draft.where == where && name != nullptr && name->name == member;
  });
}

void Explainer::drop(std::size_t mark) {
  if (mark < drafts_.size()) release(total_of(take(mark)));
}

Drafts Explainer::take(std::size_t mark) {
  const auto first = drafts_.begin() + static_cast<std::ptrdiff_t>(mark);
  Drafts taken(std::make_move_iterator(first), std::make_move_iterator(drafts_.end()));
  drafts_.resize(mark);
  return taken;
}

void Explainer::add(Drafts drafts) {
  std::ranges::move(drafts, std::back_inserter(drafts_));
}

}  // namespace contract::internal
