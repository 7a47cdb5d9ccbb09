#include "text/braces.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace contract::internal {
namespace {

// Offset past the character, escape or class at `at`; braces and commas are characters of their own.
std::size_t after_unit(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '\\') return at + 2;
  return pattern[at] == '[' ? end_of_class(pattern, at) : at + 1;
}

// What is wrong with the braces, classes and escapes of `pattern`; empty if nothing is.
std::string problem_of(std::string_view pattern) {
  if (pattern.size() > kMaxPatternBytes) return "it is longer than " + std::to_string(kMaxPatternBytes) + " bytes";
  std::size_t open = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '{') ++open;
    if (pattern[at] == '}' && open-- == 0) return "`}` has no `{` before it";
    at = after_unit(pattern, at);
    if (at == std::string_view::npos) return "`[` is never closed";
    if (at > pattern.size()) return "it ends with a backslash";
  }
  return open == 0 ? "" : "`{` is never closed";
}

// Replaces the first group of a well-formed pattern by each of its alternatives, the last one first. Empty: no group.
std::vector<std::string> expand_first_group(std::string_view pattern) {
  std::size_t open = 0;
  while (open < pattern.size() && pattern[open] != '{') open = after_unit(pattern, open);
  if (open >= pattern.size()) return {};

  std::vector<std::string_view> alternatives;
  std::size_t start = open + 1;
  std::size_t at = start;
  for (std::size_t depth = 1; depth != 0; at = after_unit(pattern, at)) {
    const char c = pattern[at];
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if ((c == ',' && depth == 1) || depth == 0) {
      alternatives.push_back(pattern.substr(start, at - start));
      start = at + 1;
    }
  }

  std::vector<std::string> expanded;
  for (const std::string_view alternative : std::views::reverse(alternatives)) {
    expanded.push_back(std::string(pattern.substr(0, open)).append(alternative).append(pattern.substr(at)));
  }
  return expanded;
}

}  // namespace

std::variant<std::vector<std::string>, GlobProblem> expand_braces(std::string_view pattern) {
  if (std::string problem = problem_of(pattern); !problem.empty()) return GlobProblem{std::move(problem)};
  std::vector<std::string> done;
  std::vector<std::string> pending{std::string(pattern)};
  while (!pending.empty()) {
    std::string next = std::move(pending.back());
    pending.pop_back();
    std::vector<std::string> expanded = expand_first_group(next);
    if (expanded.empty()) {
      done.push_back(std::move(next));
    } else {
      std::ranges::move(expanded, std::back_inserter(pending));
    }
    if (done.size() + pending.size() > kMaxAlternatives) {
      return GlobProblem{"its braces stand for more than " + std::to_string(kMaxAlternatives) + " patterns"};
    }
  }
  return done;
}

std::size_t end_of_class(std::string_view pattern, std::size_t open) {
  std::size_t at = open + 1;
  if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) ++at;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == ']' && !first) return at + 1;
    at += pattern[at] == '\\' ? 2 : 1;
  }
  return std::string_view::npos;
}

}  // namespace contract::internal
