#include "finding/provenance.h"

#include <algorithm>
#include <array>

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 3> kConfidences{"documented", "example", "assumed"};

}  // namespace

Severity severity_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::Documented: return Severity::Error;
    case Confidence::Example: return Severity::Warning;
    case Confidence::Assumed: return Severity::Note;
  }
  return Severity::Error;
}

std::string_view to_string(Confidence confidence) {
  return kConfidences[static_cast<std::size_t>(confidence)];
}

std::optional<Confidence> confidence_named(std::string_view name) {
  const auto* found = std::ranges::find(kConfidences, name);
  if (found == kConfidences.end()) return std::nullopt;
  return static_cast<Confidence>(found - kConfidences.begin());
}

}  // namespace contract::internal
