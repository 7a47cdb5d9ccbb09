#pragma once
// Templated paths of OpenAPI (3.1 section 4.8.8.2): "/o/{organisation_id}/report.{format}".
#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/request_path.h"
#include "http/segment_template.h"

namespace contract::internal {

// What stands in a path for one parameter of a template.
struct PathCapture {
  std::string name;
  std::string value;      // percent escapes undone
  std::size_t begin = 0;  // the segment that holds it, as bytes of the path
  std::size_t end = 0;
  friend bool operator==(const PathCapture&, const PathCapture&) = default;
};

class PathTemplate {
 public:
  // Matches nothing; what an Operation has before it is filled.
  PathTemplate() = default;

  // The failure is a sentence about `text`, without a full stop: "the path does not begin with `/`".
  static std::variant<PathTemplate, std::string> parse(std::string_view text);

  // The parameters in the order of the template; nothing if the segments do not match. A parameter is never empty and
  // never spans segments. No segments at all match "/" only.
  std::optional<std::vector<PathCapture>> match(std::span<const PathSegment> path) const;

  const std::string& text() const { return text_; }
  std::size_t literal_segments() const;
  std::vector<std::string_view> parameters() const;

  // The template without the names of its parameters. Templates of one shape match the same paths.
  std::string shape() const;

  // Less for the template that wins where both match a path: the one with more literal segments, then the one whose
  // literal segments come first ("/users/me" before "/users/{id}").
  static std::weak_ordering precedence(const PathTemplate& a, const PathTemplate& b);

 private:
  std::string text_;
  std::vector<SegmentTemplate> segments_;
};

}  // namespace contract::internal
