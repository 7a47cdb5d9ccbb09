#include "run/explainer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/pointer.h"

namespace contract::internal {

std::string Explainer::pointer() const {
  std::string pointer;
  for (const Step& step : path_) {
    if (step.key != nullptr) {
      append_token(pointer, step.key->text);
    } else {
      append_index(pointer, step.index);
    }
  }
  return pointer;
}

std::size_t Explainer::pointer_bytes(std::span<const Finding> findings) {
  std::size_t bytes = 0;
  for (const Finding& finding : findings) bytes += finding.instance.size() + pointer_bytes(finding.causes);
  return bytes;
}

// Many findings about the same rule are common, and spelling one out walks down its schema document.
const Origin& Explainer::spelt_out(std::uint32_t origin) {
  const auto known = origins_.find(origin);
  if (known != origins_.end()) return known->second;
  return origins_.emplace(origin, program_.origin(origin)).first->second;
}

Finding& Explainer::report(Code code, std::uint32_t origin, Span where, Facts facts) {
  if (is_full()) {
    const bool told = !findings_.empty() && findings_.back().code == Code::MoreFindings;
    if (told) return forgotten_;
    code = Code::MoreFindings;
    facts = NoFacts{};
  }
  Finding finding = make_finding(code, {.source = source_, .span = where}, std::move(facts));
  const Origin& from = spelt_out(origin);
  if (code != Code::MoreFindings) {
    finding.instance = pointer();
    finding.provenance = from.provenance;
    if (finding.severity == Severity::Error) finding.severity = severity_of(from.provenance.confidence);
  }
  pointer_bytes_ += finding.instance.size();
  finding.schema_location = from.location;
  finding.schema_place = from.place;
  return findings_.emplace_back(std::move(finding));
}

Finding& Explainer::report_member(Code code, std::uint32_t origin, Value key, Facts facts) {
  Finding& finding = report(code, origin, key.span(), std::move(facts));
  if (finding.code != Code::MoreFindings) {
    const std::size_t before = finding.instance.size();
    append_token(finding.instance, key.string());
    pointer_bytes_ += finding.instance.size() - before;
  }
  return finding;
}

void Explainer::hide_unknown(Value key, Value value) {
  if (program_.secret_names.find(key.string()) != NameTable::kAbsent) {
    secret(value);
  } else {
    hide_below(value);
  }
}

void Explainer::hide_below(Value value, bool all) {
  if (program_.secret_names.size() == 0) return;
  std::vector<Value> waiting{value};
  while (!waiting.empty()) {
    const Value at = waiting.back();
    waiting.pop_back();
    if (at.is(Kind::Array)) {
      for (const Value item : at.items()) waiting.push_back(item);
    }
    if (all && (at.is(Kind::String) || at.is(Kind::Number))) secret(at);
    if (!at.is(Kind::Object)) continue;
    for (const auto& [key, member] : at.members()) {
      if (program_.secret_names.find(key.string()) != NameTable::kAbsent) {
        secret(member);
      } else if (member.is(Kind::Array) || member.is(Kind::Object)) {
        waiting.push_back(member);
      }
    }
  }
}

// Findings about one value lie close together, so only the last ones are looked at: the whole list would make many
// mistakes quadratic.
std::span<const Finding> Explainer::recent() const {
  constexpr std::size_t kRecent = 256;
  return std::span(findings_).last(std::min(kRecent, findings_.size()));
}

bool Explainer::has_finding_at(Span where) const {
  return std::ranges::any_of(recent(), [where](const Finding& finding) { return finding.where.span == where; });
}

bool Explainer::misses(Span where, std::string_view member) const {
  return std::ranges::any_of(recent(), [&](const Finding& finding) {
    const auto* name = std::get_if<NameFacts>(&finding.facts);
    return finding.code == Code::MissingMember && finding.where.span == where && name != nullptr &&
           name->name == member;
  });
}

void Explainer::drop(std::size_t mark) {
  pointer_bytes_ -= std::min(pointer_bytes_, pointer_bytes(std::span(findings_).subspan(mark)));
  findings_.resize(mark);
}

Findings Explainer::take(std::size_t mark) {
  const auto first = findings_.begin() + static_cast<std::ptrdiff_t>(mark);
  pointer_bytes_ -= std::min(pointer_bytes_, pointer_bytes(std::span(first, findings_.end())));
  Findings taken(std::make_move_iterator(first), std::make_move_iterator(findings_.end()));
  findings_.resize(mark);
  return taken;
}

void Explainer::add(Findings findings) {
  pointer_bytes_ += pointer_bytes(findings);
  findings_.insert(findings_.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
}

}  // namespace contract::internal
