#include "contract/operations.h"

#include <algorithm>

namespace contract::internal {

const ResponseDescription* Operation::response(int status) const {
  const ResponseDescription* best = nullptr;
  for (const ResponseDescription& candidate : responses) {
    if (!accepts(candidate.status, status)) continue;
    if (best == nullptr || specificity(candidate.status) > specificity(best->status)) best = &candidate;
  }
  return best;
}

const Operation* Contract::operation(std::string_view id) const {
  const auto found = std::ranges::find(operations, id, &Operation::id);
  return found == operations.end() ? nullptr : &*found;
}

const MediaTypeContent* content_for(const std::vector<MediaTypeContent>& content, const MediaType& media_type) {
  const MediaTypeContent* best = nullptr;
  for (const MediaTypeContent& candidate : content) {
    if (!candidate.range.matches(media_type)) continue;
    if (best == nullptr || candidate.range.specificity() > best->range.specificity()) best = &candidate;
  }
  return best;
}

std::string_view to_string(ParameterIn in) {
  switch (in) {
    case ParameterIn::Path: return "path";
    case ParameterIn::Query: return "query";
    case ParameterIn::Header: return "header";
    case ParameterIn::Cookie: return "cookie";
  }
  return {};
}

}  // namespace contract::internal
