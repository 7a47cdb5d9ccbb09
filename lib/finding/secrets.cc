#include "finding/secrets.h"

#include <algorithm>
#include <iterator>
#include <variant>

namespace contract::internal {
namespace {

// The value inside its quotes. In a text that is itself inside a JSON string the quotes are escaped, so the run of
// backslashes before the opening quote must come back before the closing one, and no more than that: further
// backslashes are part of the secret.
Span inside_quotes(std::string_view text, Span span) {
  const std::string_view value = text.substr(span.begin, span.end - span.begin);
  const std::size_t backslashes = std::min(value.find_first_not_of('\\'), value.size());
  if (backslashes == value.size()) return span;
  const char quote = value[backslashes];
  const std::string_view opening = value.substr(0, backslashes + 1);
  const bool quoted = (quote == '"' || quote == '\'') && value.size() >= 2 * opening.size() && value.ends_with(opening);
  if (!quoted) return span;
  const auto cut = static_cast<std::uint32_t>(opening.size());
  return {.begin = span.begin + cut, .end = span.end - cut};
}

void sort_and_merge(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, &Span::begin);
  std::vector<Span> merged;
  for (const Span span : spans) {
    if (span.begin >= span.end) continue;
    if (!merged.empty() && span.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  spans = std::move(merged);
}

// The first of the sorted `spans` that ends after `offset`.
auto first_ending_after(const std::vector<Span>& spans, std::uint32_t offset) {
  return std::ranges::upper_bound(spans, offset, {}, &Span::end);
}

bool shares_byte(const std::vector<Span>& spans, Span span) {
  const auto at = first_ending_after(spans, span.begin);
  return at != spans.end() && at->begin < std::max(span.end, span.begin + 1);
}

Span all_of(std::string_view text) {
  return {.begin = 0, .end = static_cast<std::uint32_t>(text.size())};
}

Span clip(Span span, Span bounds) {
  const std::uint32_t begin = std::clamp(span.begin, bounds.begin, bounds.end);
  return {.begin = begin, .end = std::clamp(span.end, begin, bounds.end)};
}

// Facts without the value that they quote.
struct Redaction {
  bool covered;  // the value lies within a secret, rather than holding one

  Facts operator()(Detail facts) const {
    if (facts.quoted) facts.quoted->clear();
    return facts;
  }
  Facts operator()(Length length) const { return covered ? Facts(NoFacts{}) : Facts(length); }
  Facts operator()(TypeFacts facts) const {
    facts.value = kMask;
    return facts;
  }
  Facts operator()(ValueFacts facts) const {
    facts.got = kMask;
    facts.nearest.clear();
    return facts;
  }
  Facts operator()(Bound facts) const { return with_mask(std::move(facts)); }
  Facts operator()(PatternFacts facts) const { return with_mask(std::move(facts)); }
  Facts operator()(FormatFacts facts) const { return with_mask(std::move(facts)); }
  // The two values are often the same but for a letter, so neither may be shown.
  Facts operator()(PairFacts facts) const {
    return PairFacts{.got = std::string(kMask),
                     .other = {},
                     .place = std::move(facts.place),
                     .time = {},
                     .distance = {},
                     .later = facts.later};
  }
  Facts operator()(NoFacts facts) const { return facts; }
  Facts operator()(NameFacts facts) const { return facts; }
  Facts operator()(IndexFacts facts) const { return facts; }
  Facts operator()(BranchFacts facts) const { return facts; }

  static Facts with_mask(auto facts) {
    facts.got = kMask;
    return facts;
  }
};

// Limits of options, not of the value.
bool tells_limit(Code code) {
  return code == Code::TooDeep || code == Code::TooManyAliases;
}

// About the media type or the status of a message, though they stand at its URL, which may hold a secret.
bool is_about_head(Code code) {
  return code == Code::UndocumentedMediaType || code == Code::UndocumentedStatus;
}

void redact_facts(Finding& finding, bool covered) {
  if (tells_limit(finding.code) || is_about_head(finding.code)) return;
  // What the number is rounded to is nearly the number itself.
  if (finding.code == Code::ImpreciseNumber) finding.facts = NoFacts{};
  finding.facts = std::visit(Redaction{.covered = covered}, std::move(finding.facts));
}

// A remark of a reader within a secret, not about it: names on the way to it are parts of the secret. Schemas speak of
// names that they know, or of such that they miss there.
void redact_names(Finding& finding) {
  if (finding.code != Code::DuplicateKey && finding.code != Code::ImpreciseNumber) return;
  if (auto* name = std::get_if<NameFacts>(&finding.facts)) name->name = kMask;
  finding.instance.clear();
}

}  // namespace

MaskedText::MaskedText(std::string_view text, Span original, const std::vector<Span>& hidden) : original_(original) {
  std::uint32_t copied = original.begin;
  const auto copy_until = [&](std::uint32_t end) {
    text_ += text.substr(copied, end - copied);
    copied = end;
  };
  for (auto at = first_ending_after(hidden, original.begin); at != hidden.end() && at->begin < original.end; ++at) {
    const Span secret = clip(*at, original);
    copy_until(secret.begin);
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += kMask;
    masks_.push_back({.original = secret, .shown = {.begin = begin, .end = static_cast<std::uint32_t>(text_.size())}});
    copied = secret.end;
  }
  copy_until(original.end);
}

Span MaskedText::moved(Span original) const {
  const Span inside = clip(original, original_);
  const auto shown = [this](std::uint32_t offset, bool is_end) {
    std::uint32_t last_original = original_.begin;
    std::uint32_t last_shown = 0;
    for (const Mask& mask : masks_) {
      if (is_end ? offset <= mask.original.begin : offset < mask.original.begin) break;
      if (is_end && offset <= mask.original.end) return mask.shown.end;
      if (!is_end && offset < mask.original.end) return mask.shown.begin;
      last_original = mask.original.end;
      last_shown = mask.shown.end;
    }
    return last_shown + (offset - last_original);
  };
  const std::uint32_t begin = shown(inside.begin, false);
  return {.begin = begin, .end = std::max(begin, shown(inside.end, true))};
}

Masking::Masking(const Secrets& secrets, const SourceMap& sources) : sources_(sources) {
  for (const Place& secret : secrets.places()) {
    Place place = sources.in_lines(secret);
    if (place.source == SourceId::none) continue;
    texts_[place.source].own.push_back(place.span);
    add(place);
    while (const std::optional<Place> from = sources.decoded_from(place.source)) {
      place = sources.in_lines(*from);
      add(place);
    }
  }
  for (auto& [text, ranges] : texts_) {
    sort_and_merge(ranges.secrets);
    sort_and_merge(ranges.hidden);
    sort_and_merge(ranges.own);
  }
}

void Masking::add(Place secret) {
  const std::string_view text = sources_.text(secret.source);
  Ranges& ranges = texts_[secret.source];
  ranges.secrets.push_back(secret.span);
  const Span span = clip(secret.span, all_of(text));
  ranges.hidden.push_back(inside_quotes(text, span));
}

const Masking::Ranges* Masking::ranges_of(SourceId text) const {
  const auto found = texts_.find(text);
  return found == texts_.end() ? nullptr : &found->second;
}

bool Masking::is_all_secret(SourceId text) const {
  while (const std::optional<Place> from = sources_.decoded_from(text)) {
    const Place outer = sources_.in_lines(*from);
    const Ranges* const ranges = ranges_of(outer.source);
    if (ranges != nullptr && shares_byte(ranges->own, outer.span)) return true;
    text = outer.source;
  }
  return false;
}

bool Masking::overlaps(Place place) const {
  const Place shown = sources_.in_lines(place);
  const Ranges* const ranges = ranges_of(shown.source);
  return (ranges != nullptr && shares_byte(ranges->secrets, shown.span)) || is_all_secret(shown.source);
}

std::optional<Span> Masking::secret_around(Place place) const {
  const Place shown = sources_.in_lines(place);
  if (is_all_secret(shown.source)) return all_of(sources_.text(shown.source));
  const Ranges* const ranges = ranges_of(shown.source);
  if (ranges == nullptr) return std::nullopt;
  const auto at = first_ending_after(ranges->secrets, shown.span.begin);
  const bool covers = at != ranges->secrets.end() && at->begin <= shown.span.begin && shown.span.end <= at->end;
  return covers ? std::optional<Span>(*at) : std::nullopt;
}

bool Masking::covers(Place place) const {
  return secret_around(place).has_value();
}

bool Masking::is_within(Place place) const {
  const std::optional<Span> secret = secret_around(place);
  if (!secret) return false;
  const Place shown = sources_.in_lines(place);
  return *secret != shown.span || is_all_secret(shown.source);
}

MaskedText Masking::mask(Place place) const {
  static const std::vector<Span> none;
  const std::string_view text = sources_.text(place.source);
  if (is_all_secret(place.source)) return {text, place.span, {all_of(text)}};
  const Ranges* const ranges = ranges_of(place.source);
  return {text, place.span, ranges == nullptr ? none : ranges->hidden};
}

void Masking::redact(Finding& finding) const {
  std::vector<Finding*> open{&finding};
  while (!open.empty()) {
    Finding& next = *open.back();
    open.pop_back();
    // What is compared quotes both places.
    const bool quotes_secret =
        std::holds_alternative<PairFacts>(next.facts) &&
        std::ranges::any_of(next.related, [this](const Related& related) { return overlaps(related.where); });
    if (quotes_secret || overlaps(next.where)) redact_facts(next, covers(next.where));
    if (is_within(next.where)) redact_names(next);
    for (Finding& cause : next.causes) open.push_back(&cause);
  }
}

}  // namespace contract::internal
