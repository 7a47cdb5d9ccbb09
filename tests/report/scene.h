#pragma once
// A small world for tests of reports: texts, and findings that point at pieces of them.
#include <cassert>
#include <string>
#include <string_view>
#include <utility>

#include "report/reporters.h"

namespace contract::internal {

struct Scene {
  SourceMap sources;
  Outcome outcome;
  ReportOptions options;

  SourceId file(std::string name, std::string text) { return sources.add(std::move(name), std::move(text)); }

  // Where `part` stands first in the text of `source`.
  Place at(SourceId source, std::string_view part) const {
    const std::size_t begin = sources.text(source).find(part);
    assert(begin != std::string_view::npos && "a test points at what is there");
    return {
        .source = source,
        .span = {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(begin + part.size())}};
  }

  Place end_of(SourceId source) const {
    const auto size = static_cast<std::uint32_t>(sources.text(source).size());
    return {.source = source, .span = {.begin = size, .end = size}};
  }

  // The reference holds until the next finding is added.
  Finding& add(Code code, Place where, std::string instance, Facts facts = NoFacts{}) {
    outcome.findings.push_back(make_finding(code, where, std::move(facts)));
    outcome.findings.back().instance = std::move(instance);
    return outcome.findings.back();
  }

  std::string report(std::string_view format) const { return *write_report(format, outcome, sources, options); }
};

}  // namespace contract::internal
