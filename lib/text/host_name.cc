#include "text/host_name.h"

#include <algorithm>

#include "text/ascii.h"

namespace contract::internal {

std::string_view ldh_label_problem(std::string_view label) {
  if (label.empty()) return "a label is empty: a dot is at an end, or two are side by side";
  if (label.size() > kLongestLabel) return "a label has more than 63 characters";
  if (label.front() == '-' || label.back() == '-') return "a label begins or ends with a hyphen";
  const bool plain = std::ranges::all_of(label, [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
  return plain ? "" : "a label consists of ASCII letters, digits and hyphens";
}

std::string_view ldh_name_problem(std::string_view name) {
  if (name.empty()) return "it is empty";
  if (name.size() > kLongestHostName) return "it has more than 253 characters";
  while (true) {
    const std::size_t dot = name.find('.');
    if (const std::string_view problem = ldh_label_problem(name.substr(0, dot)); !problem.empty()) return problem;
    if (dot == std::string_view::npos) return {};
    name.remove_prefix(dot + 1);
  }
}

}  // namespace contract::internal
