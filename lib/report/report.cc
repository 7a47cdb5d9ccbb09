#include "report/report.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace contract::internal {
namespace {

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// File names, not source ids: several threads number the sources in any order. Findings without a place come first.
Findings sorted(const Findings& findings, const SourceMap& sources) {
  struct Entry {
    std::string_view file;
    std::uint64_t begin;
    std::uint64_t end;
    Span in_body;
    const Finding* finding;
  };
  std::vector<Entry> entries;
  entries.reserve(findings.size());
  for (const Finding& finding : findings) {
    const Place place = sources.outermost(finding.where);
    const bool nowhere = place.source == SourceId::none;
    const std::uint64_t start = nowhere ? 0 : sources.start(place.source).offset;
    entries.push_back({.file = nowhere ? std::string_view{} : sources.name(place.source),
                       .begin = nowhere ? 0 : start + place.span.begin,
                       .end = nowhere ? 0 : start + place.span.end,
                       .in_body = sources.in_lines(finding.where).span,
                       .finding = &finding});
  }
  const auto key = [](const Entry& entry) {
    return std::tuple(entry.file, entry.begin, entry.end, entry.in_body.begin, entry.in_body.end, entry.finding->code,
                      std::string_view(entry.finding->instance), std::string_view(entry.finding->schema_location));
  };
  std::ranges::stable_sort(entries, {}, key);
  Findings result;
  result.reserve(findings.size());
  for (const Entry& entry : entries) result.push_back(*entry.finding);
  return result;
}

}  // namespace

Report::Report(const Outcome& outcome, const SourceMap& sources, const ReportOptions& options)
    : sources_(sources),
      options_(options),
      masking_(outcome.secrets, sources),
      findings_(sorted(outcome.findings, sources)),
      files_(outcome.files),
      summary_(summarize(outcome)),
      evaluations_(outcome.evaluations) {
  for (Finding& finding : findings_) masking_.redact(finding);
  for (FileEvaluation& file : evaluations_) {
    for (SchemaResult& result : file.evaluation.results) {
      for (KeywordResult& keyword : result.keywords) {
        for (Finding& finding : keyword.errors) masking_.redact(finding);
      }
    }
  }
}

BodyLocation Report::locate_in_lines(Place place) const {
  const auto size = static_cast<std::uint32_t>(sources_.text(place.source).size());
  Span bytes = {.begin = std::min(place.span.begin, size), .end = std::min(place.span.end, size)};
  if (bytes.end < bytes.begin || masking_.covers(place)) bytes.end = bytes.begin;
  const Position begin = sources_.position(place.source, bytes.begin);
  return {.begin = begin,
          .end = bytes.end == bytes.begin ? begin : sources_.position(place.source, bytes.end),
          .offset = sources_.start(place.source).offset + bytes.begin,
          .length = bytes.end - bytes.begin};
}

std::optional<Location> Report::locate(Place place) const {
  if (place.source == SourceId::none) return std::nullopt;
  const Place outer = sources_.outermost(place);
  const BodyLocation in_file = locate_in_lines(outer);
  Location location{.file = sources_.name(outer.source),
                    .begin = in_file.begin,
                    .end = in_file.end,
                    .offset = in_file.offset,
                    .length = in_file.length};
  const Place inner = sources_.in_lines(place);
  if (inner.source != outer.source) location.body = locate_in_lines(inner);
  return location;
}

// Whether a slice begins in the middle of this line.
bool Report::cuts_line(SourceId source, std::size_t number) const {
  const TextPosition& start = sources_.start(source);
  return start.line == number && start.column != 1;
}

std::optional<Line> Report::line(Place place, std::size_t reach) const {
  if (place.source == SourceId::none) return std::nullopt;
  const Place shown = sources_.in_lines(place);
  const std::string_view text = sources_.text(shown.source);
  const std::size_t number = sources_.position(shown.source, shown.span.begin).line;
  const std::size_t line_begin = sources_.line_start(shown.source, number);
  const std::size_t line_end = line_begin + sources_.line(shown.source, number).size();
  if (line_begin == line_end) return std::nullopt;

  const std::size_t at = std::clamp<std::size_t>(shown.span.begin, line_begin, line_end);
  std::size_t begin = at - std::min(reach, at - line_begin);
  std::size_t end = at + std::min(reach, line_end - at);
  while (begin < at && begin > line_begin && continues_code_point(text[begin])) ++begin;
  while (end > at && end < line_end && continues_code_point(text[end])) --end;

  const auto offset = [](std::size_t bytes) { return static_cast<std::uint32_t>(bytes); };
  const MaskedText masked =
      masking_.mask({.source = shown.source, .span = {.begin = offset(begin), .end = offset(end)}});
  return Line{.number = number,
              .text = masked.text(),
              .marked = masked.moved({.begin = offset(at), .end = std::max(shown.span.end, offset(at))}),
              .cut_before = begin > line_begin || cuts_line(shown.source, number),
              .cut_after = end < line_end};
}

}  // namespace contract::internal
