#include "check/leniency.h"

#include <algorithm>
#include <tuple>

namespace contract::internal {
namespace {

// Of something that is a part of the exchange and not of a body.
bool is_about_absent_part(Code code) {
  return code == Code::MissingParameter || code == Code::MissingCredential || code == Code::MissingBody;
}

bool is_about_absent_member(Code code) {
  return code == Code::MissingMember || code == Code::MissingDependent || code == Code::TooFewMembers ||
         code == Code::ArrayTooShort || code == Code::ContainsTooFew;
}

// What a value is, and not of which type or with which members.
bool is_about_value(Code code) {
  return code == Code::NotConst || code == Code::NotInEnum || code == Code::NumberTooSmall ||
         code == Code::NumberTooLarge || code == Code::NotMultiple || code == Code::StringTooShort ||
         code == Code::StringTooLong || code == Code::PatternMismatch || code == Code::FormatMismatch ||
         code == Code::BadContentEncoding || code == Code::BadContent || code == Code::ContentMismatch ||
         code == Code::ArrayTooShort || code == Code::ArrayTooLong || code == Code::ItemsNotUnique ||
         code == Code::BadCredential || code == Code::ValuesDiffer || code == Code::TimesReversed ||
         code == Code::UlidTime;
}

bool is_explained_by_causes(Code code) {
  return code == Code::NoBranch || code == Code::ContentMismatch;
}

auto bounds(Span span) {
  return std::tuple(span.begin, span.end);
}

bool is_within(Place inner, Place outer) {
  return inner.source == outer.source && outer.span.begin <= inner.span.begin && inner.span.end <= outer.span.end;
}

}  // namespace

Leniency::Leniency(const Exchange& exchange, const SourceMap& sources) : exchange_(exchange), sources_(sources) {
  for (const Place example : exchange.examples) examples_.push_back(sources.in_lines(example).span);
  std::ranges::sort(examples_, {}, bounds);
}

bool Leniency::is_example(Place where) const {
  const Place shown = sources_.in_lines(where);
  if (exchange_.request.url_is_example && is_within(shown, sources_.in_lines(exchange_.request.where))) return true;
  return shown.source == sources_.in_lines(exchange_.where).source &&
         std::ranges::binary_search(examples_, bounds(shown.span), {}, bounds);
}

bool Leniency::is_excused(const Finding& finding, Lacks may_lack) const {
  if (may_lack.members && is_about_absent_member(finding.code)) return true;
  if (is_about_value(finding.code)) {
    const bool is_of_example =
        std::ranges::any_of(finding.related, [this](const Related& other) { return is_example(other.where); });
    if (is_of_example || is_example(finding.where)) return true;
  }
  // Causes nest a few levels only.
  return is_explained_by_causes(finding.code) && !finding.causes.empty() &&
         std::ranges::all_of(finding.causes, [&](const Finding& cause) { return is_excused(cause, may_lack); });
}

void Leniency::apply(Findings& findings, std::size_t first, Lacks may_lack) const {
  const auto from = [&] { return findings.begin() + static_cast<std::ptrdiff_t>(first); };
  if (may_lack.parts) {
    const auto absent =
        std::remove_if(from(), findings.end(), [](const Finding& each) { return is_about_absent_part(each.code); });
    findings.erase(absent, findings.end());
  }
  if (!may_lack.members && examples_.empty() && !exchange_.request.url_is_example) return;
  for (auto each = from(); each != findings.end(); ++each) {
    if (is_excused(*each, may_lack)) each->severity = Severity::Note;
  }
}

void Leniency::apply_to_request(Findings& findings, std::size_t first) const {
  apply(findings, first, {.parts = exchange_.request.is_partial});
}

void Leniency::apply_to_response(Findings& findings, std::size_t first) const {
  apply(findings, first, {.parts = exchange_.response.is_partial, .members = exchange_.response.is_partial});
}

}  // namespace contract::internal
