#include "http/path_template.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/uri.h"

namespace contract::internal {
namespace {

// Takes the segment after the "/" that `rest` begins with.
std::string_view take_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  const std::string_view segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

enum class Rank : std::uint8_t { Literal, Mixed, Gap };

Rank rank(const SegmentTemplate& segment) {
  if (segment.is_literal()) return Rank::Literal;
  return segment.is_gap() ? Rank::Gap : Rank::Mixed;
}

}  // namespace

std::variant<PathTemplate, std::string> PathTemplate::parse(std::string_view text) {
  if (!text.starts_with('/')) return "the path does not begin with `/`";
  if (text.find_first_of("?#") != std::string_view::npos) {
    return "the path holds a query or a fragment; only parameters can describe those";
  }
  PathTemplate path;
  path.text_ = text;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::variant<SegmentTemplate, std::string> segment = SegmentTemplate::parse(take_segment(rest));
    if (const std::string* problem = std::get_if<std::string>(&segment)) return "in the path, " + *problem;
    path.segments_.push_back(std::move(std::get<SegmentTemplate>(segment)));
  }
  std::vector<std::string_view> names = path.parameters();
  std::ranges::sort(names);
  if (const auto twice = std::ranges::adjacent_find(names); twice != names.end()) {
    return "the parameter `" + std::string(*twice) + "` stands in the path twice";
  }
  return path;
}

std::optional<std::vector<PathCapture>> PathTemplate::match(std::span<const PathSegment> path) const {
  std::vector<PathCapture> captures;
  if (path.empty()) return text_ == "/" ? std::optional(captures) : std::nullopt;
  if (path.size() != segments_.size()) return std::nullopt;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::optional<std::vector<std::string_view>> gaps = segments_[i].match(path[i].text);
    if (!gaps) return std::nullopt;
    for (std::size_t gap = 0; gap < gaps->size(); ++gap) {
      captures.push_back({.name = segments_[i].names()[gap],
                          .value = std::string((*gaps)[gap]),
                          .begin = path[i].begin,
                          .end = path[i].end});
    }
  }
  return captures;
}

std::size_t PathTemplate::literal_segments() const {
  return static_cast<std::size_t>(std::ranges::count_if(segments_, &SegmentTemplate::is_literal));
}

std::vector<std::string_view> PathTemplate::parameters() const {
  std::vector<std::string_view> names;
  for (const SegmentTemplate& segment : segments_) {
    names.insert(names.end(), segment.names().begin(), segment.names().end());
  }
  return names;
}

std::string PathTemplate::shape() const {
  std::string shape;
  for (const SegmentTemplate& segment : segments_) {
    shape += '/';
    for (std::size_t i = 0; i < segment.literals().size(); ++i) {
      if (i > 0) shape += "{}";
      shape += segment.literals()[i];
    }
  }
  return shape;
}

std::weak_ordering PathTemplate::precedence(const PathTemplate& a, const PathTemplate& b) {
  if (const auto more = b.literal_segments() <=> a.literal_segments(); more != 0) return more;
  return std::lexicographical_compare_three_way(
      a.segments_.begin(), a.segments_.end(), b.segments_.begin(), b.segments_.end(),
      [](const SegmentTemplate& x, const SegmentTemplate& y) { return rank(x) <=> rank(y); });
}

}  // namespace contract::internal
