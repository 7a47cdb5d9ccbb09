#include "finding/read_provenance.h"

#include <charconv>
#include <string>

namespace contract::internal {
namespace {

bool is_source(Value value) {
  const std::optional<Value> from = value.find("from");
  return from && from->is(Kind::String);
}

// Nothing unless it is a line number: digits only, from 1.
std::optional<std::size_t> line_number(Value value) {
  if (!value.is(Kind::Number)) return std::nullopt;
  const std::string_view digits = value.digits();
  std::size_t line = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  if (error != std::errc() || stop != digits.data() + digits.size() || line == 0) return std::nullopt;
  return line;
}

std::optional<Confidence> confidence_in(Value value) {
  return value.is(Kind::String) ? confidence_named(value.string()) : std::nullopt;
}

std::optional<Value> for_keyword(Value by_keyword, std::string_view keyword) {
  const std::optional<Value> own = by_keyword.find(keyword);
  return own ? own : by_keyword.find("*");
}

std::optional<Value> source_for(Value object, std::string_view keyword) {
  const std::optional<Value> annotation = object.find("x-source");
  if (!annotation) return std::nullopt;
  const std::optional<Value> source = is_source(*annotation) ? annotation : for_keyword(*annotation, keyword);
  return source && is_source(*source) ? source : std::nullopt;
}

std::optional<Confidence> confidence_for(Value object, std::string_view keyword) {
  const std::optional<Value> annotation = object.find("x-confidence");
  if (!annotation) return std::nullopt;
  const std::optional<Value> confidence = annotation->is(Kind::String) ? annotation : for_keyword(*annotation, keyword);
  return confidence ? confidence_in(*confidence) : std::nullopt;
}

// What is wrong with one source; empty if nothing is.
std::string_view problem_of_source(Value source) {
  if (!is_source(source)) return "`x-source` needs the member `from`, a string";
  if (const auto line = source.find("line"); line && !line_number(*line)) return "`line` is no line number";
  if (const auto words = source.find("words"); words && !words->is(Kind::String)) return "`words` is no string";
  return {};
}

std::string_view problem_of_confidence(Value confidence) {
  return confidence_in(confidence) ? std::string_view{} : "`x-confidence` is `documented`, `example` or `assumed`";
}

}  // namespace

std::optional<Provenance> provenance_of(Value object, std::string_view keyword) {
  const std::optional<Value> source = source_for(object, keyword);
  const std::optional<Confidence> confidence = confidence_for(object, keyword);
  if (!source && !confidence) return std::nullopt;
  Provenance provenance;
  provenance.confidence = confidence.value_or(Confidence::Documented);
  if (source) {
    provenance.source = source->find("from")->string();
    if (const auto line = source->find("line")) provenance.line = line_number(*line).value_or(0);
    if (const auto words = source->find("words"); words && words->is(Kind::String)) provenance.words = words->string();
  }
  return provenance;
}

void check_provenance(Value object, SourceId source, Code code, Findings& findings) {
  const auto report = [&](Value at, std::string_view problem) {
    if (problem.empty()) return;
    const Place place{.source = source, .span = at.span()};
    findings.push_back(make_finding(code, place, Detail{.text = std::string(problem), .help = {}}));
  };
  if (const auto annotation = object.find("x-source")) {
    if (is_source(*annotation) || !annotation->is(Kind::Object)) {
      report(*annotation, problem_of_source(*annotation));
    } else {
      for (const Member& member : annotation->members()) report(member.value, problem_of_source(member.value));
    }
  }
  if (const auto annotation = object.find("x-confidence")) {
    if (!annotation->is(Kind::Object)) {
      report(*annotation, problem_of_confidence(*annotation));
    } else {
      for (const Member& member : annotation->members()) report(member.value, problem_of_confidence(member.value));
    }
  }
}

}  // namespace contract::internal
