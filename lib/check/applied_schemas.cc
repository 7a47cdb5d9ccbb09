#include "check/applied_schemas.h"

#include <algorithm>
#include <charconv>

#include "document/equality.h"
#include "document/pointer.h"
#include "finding/secrets.h"
#include "text/mask.h"
#include "text/wildcard.h"

namespace contract::internal {
namespace {

// "/oneOf/2" is keyword "oneOf", rest "2".
struct PathParts {
  std::string_view keyword;
  std::string_view rest;
};

PathParts parts_of(std::string_view path) {
  if (path.empty()) return {};
  path.remove_prefix(1);
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return {.keyword = path, .rest = {}};
  return {.keyword = path.substr(0, slash), .rest = path.substr(slash + 1)};
}

bool concerns(const CoveredConstraint& constraint, Value value) {
  switch (constraint.op) {
    case Op::Minimum:
    case Op::ExclusiveMinimum:
    case Op::Maximum:
    case Op::ExclusiveMaximum:
    case Op::MultipleOf: return value.is(Kind::Number);
    case Op::MinLength:
    case Op::MaxLength:
    case Op::Pattern:
    case Op::Format:
    case Op::Content: return value.is(Kind::String);
    case Op::MinItems:
    case Op::MaxItems:
    case Op::UniqueItems:
    case Op::Items:
    case Op::Contains:
    case Op::UnevaluatedItems: return value.is(Kind::Array);
    case Op::DependentRequired: return value.is(Kind::Object) && value.find(constraint.name);
    case Op::MinProperties:
    case Op::MaxProperties:
    case Op::Members:
    case Op::WhenMember:
    case Op::UnevaluatedMembers: return value.is(Kind::Object);
    case Op::End:
    case Op::Secret:
    case Op::Fail:
    case Op::Type:
    case Op::Const:
    case Op::Enum:
    case Op::Call:
    case Op::AnyOf:
    case Op::OneOf:
    case Op::Not:
    case Op::If: return true;
  }
  return true;
}

}  // namespace

AppliedSchemas::AppliedSchemas(const SchemaPoints& points, Recorder& recorder, Value instance,
                               const std::vector<std::string>& placeholders, CoverageCounter& counter)
    : points_(points),
      recorder_(recorder),
      placeholders_(placeholders),
      counter_(counter),
      secrets_(recorder.take_secrets(instance)) {}

void AppliedSchemas::count() {
  find_promises();
  find_objections();
  const std::vector<Application>& applications = recorder_.applications();
  for (std::uint32_t i = 0; i < applications.size(); ++i) {
    if (!promises_[i]) continue;
    count_branch(applications[i]);
    const BlockPoints* points = points_.of(applications[i].block);
    if (points == nullptr) continue;
    count_constraints(i, *points);
    count_parts(applications[i], *points);
  }
}

void AppliedSchemas::find_promises() {
  for (const Application& application : recorder_.applications()) {
    const bool is_root = promises_.empty();
    promises_.push_back(is_root || (promises_[application.parent] && is_promise(application)));
  }
}

bool AppliedSchemas::is_promise(const Application& application) const {
  if (application.binds) return true;
  const std::string_view keyword = parts_of(application.path).keyword;
  if (keyword == "not" || keyword == "if") return false;
  return application.verdict == Verdict::Valid || is_meant(application, keyword);
}

// Whether a member of the value names this branch among all of them.
bool AppliedSchemas::is_meant(const Application& application, std::string_view keyword) const {
  const BlockPoints* points = points_.of(recorder_.applications()[application.parent].block);
  if (points == nullptr || !application.value.is(Kind::Object)) return false;
  return std::ranges::any_of(points->branches, [&](const CoveredBranches& branches) {
    const BranchTable& table = *branches.table;
    if (branches.keyword != keyword || !table.chosen) return false;
    const auto chooser = application.value.find(table.member);
    const std::uint32_t number =
        chooser && chooser->is(Kind::String) ? table.values.find(chooser->string()) : NameTable::kAbsent;
    return number != NameTable::kAbsent && table.branches[table.branch_of_value[number]] == application.block;
  });
}

void AppliedSchemas::find_objections() {
  const Findings findings = recorder_.findings();
  const std::vector<Recorder::Teller>& told_by = recorder_.told_by();
  for (std::size_t i = 0; i < std::min(findings.size(), told_by.size()); ++i) note_finding(findings[i], told_by[i]);
  // The schema `false` objects in the name of the keyword that holds it, under `properties` of one name.
  for (const Application& application : recorder_.applications()) {
    if (!points_.program().block(application.block).never) continue;
    const auto [keyword, rest] = parts_of(application.path);
    objections_.insert({.application = application.parent,
                        .keyword = keyword,
                        .name = keyword == "properties" ? unescape_token(rest) : std::string()});
  }
}

void AppliedSchemas::note_finding(const Finding& finding, const Recorder::Teller& teller) {
  if (teller.application == Recorder::kForgotten || !promises_[teller.application]) return;
  Objection objection{.application = teller.application, .keyword = teller.keyword, .name = {}};
  const auto* name = std::get_if<NameFacts>(&finding.facts);
  if (finding.code == Code::UndocumentedMember) return count_undocumented(finding, name->name);
  if (finding.code == Code::MissingMember && name != nullptr) objection.name = name->name;
  if (finding.code == Code::MissingDependent && name != nullptr) objection.name = name->because;
  (finding.code == Code::Undecided ? undecided_ : objections_).insert(std::move(objection));
}

// A name that stands within a secret may be part of it.
void AppliedSchemas::count_undocumented(const Finding& finding, const std::string& name) const {
  const bool is_secret = std::ranges::any_of(secrets_, [&finding](Span secret) {
    return secret.begin <= finding.where.span.begin && finding.where.span.end <= secret.end;
  });
  std::string schema = finding.schema_location.substr(0, finding.schema_location.rfind('/'));
  counter_.count_undocumented(
      {.kind = CoverageKind::Member, .of = std::move(schema), .name = is_secret ? std::string(kMask) : name});
}

void AppliedSchemas::count_constraints(std::uint32_t number, const BlockPoints& points) const {
  const Application& application = recorder_.applications()[number];
  const bool is_stand_in = stands_for_another(application);
  for (const CoveredConstraint& constraint : points.constraints) {
    if (!concerns(constraint, application.value)) continue;
    const bool is_about_text = constraint.op == Op::Const || constraint.op == Op::Enum ||
                               (constraint.op >= Op::MinLength && constraint.op <= Op::Content);
    if (is_stand_in && is_about_text) continue;
    const Objection objection{
        .application = number, .keyword = constraint.keyword, .name = std::string(constraint.name)};
    if (objections_.contains(objection)) {
      counter_.count(constraint.violated);
    } else if (!undecided_.contains(objection)) {
      counter_.count(constraint.satisfied);
    }
  }
}

void AppliedSchemas::count_parts(const Application& application, const BlockPoints& points) const {
  const Value value = application.value;
  if (value.is(Kind::Object)) {
    for (const CoveredMembers& members : points.members) {
      for (const Member& member : value.members()) {
        const std::uint32_t name = members.table->names.find(member.key.string());
        if (name != NameTable::kAbsent && members.points[name]) counter_.count(*members.points[name]);
      }
    }
  }
  for (const CoveredEnum& values : points.enums) {
    const std::uint64_t hashed = hash(value);
    for (std::size_t i = 0; i < values.points.size(); ++i) {
      if (values.table->hashes[i] == hashed && equal(values.table->values[i], value)) counter_.count(values.points[i]);
    }
  }
}

// A branch counts where it holds.
void AppliedSchemas::count_branch(const Application& application) const {
  if (application.binds || application.verdict != Verdict::Valid) return;
  const auto [keyword, rest] = parts_of(application.path);
  const BlockPoints* above = points_.of(recorder_.applications()[application.parent].block);
  if (above == nullptr) return;
  std::size_t index = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), index);
  for (const CoveredBranches& branches : above->branches) {
    if (branches.keyword == keyword && index < branches.points.size()) counter_.count(branches.points[index]);
  }
}

bool AppliedSchemas::stands_for_another(const Application& application) const {
  if (!application.value.is(Kind::String)) return false;
  const std::string_view text = application.value.string();
  if (is_mask(text) && points_.program().block(application.block).secret) return true;
  return std::ranges::any_of(placeholders_,
                             [text](const std::string& placeholder) { return matches_wildcard(placeholder, text); });
}

}  // namespace contract::internal
