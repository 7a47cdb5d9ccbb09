#include "report/headline.h"

#include <fmt/format.h>

#include "text/printable.h"

namespace contract::internal {
namespace {

// SGR parameters (ECMA-48, section 8.3.117).
std::string_view parameters(Style style) {
  switch (style) {
    case Style::Strong: return "1";
    case Style::Error: return "1;31";
    case Style::Warning: return "1;33";
    case Style::Note: return "1;36";
    case Style::Frame: return "34";
  }
  return "0";
}

}  // namespace

std::string place_of(const Report& report, Place place) {
  const std::optional<Location> location = report.locate(place);
  if (!location) return {};
  std::string text = fmt::format("{}:{}:{}", printable(location->file), location->begin.line, location->begin.column);
  if (location->body) text += fmt::format(" (body {}:{})", location->body->begin.line, location->body->begin.column);
  return text;
}

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::Note: return Style::Note;
    case Severity::Warning: return Style::Warning;
    case Severity::Error: return Style::Error;
  }
  return Style::Error;
}

std::string painted(std::string_view text, Style style, bool color) {
  if (!color || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", parameters(style), text);
}

std::string headline(const Report& report, const Finding& finding, const Description& description) {
  const bool color = report.options().color;
  std::string place = place_of(report, finding.where);
  if (!place.empty()) place += ": ";
  const std::string kind = fmt::format("{}[{}]", to_string(finding.severity), info(finding.code).name);
  return painted(place, Style::Strong, color) + painted(kind, style_of(finding.severity), color) + ": " +
         painted(description.headline, Style::Strong, color);
}

}  // namespace contract::internal
