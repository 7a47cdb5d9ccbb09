#include "contract/near_match.h"

#include <span>
#include <string>
#include <utility>

#include "text/nearest.h"

namespace contract::internal {
namespace {

// What stands for a parameter of a path where paths are compared by their letters.
constexpr std::string_view kAnyValue = "*";

// The path is documented, but for other methods.
std::optional<NoMatch> other_method(const Contract& contract, const RequestTarget& target) {
  NoMatch missed;
  std::string methods;
  for (const Operation& operation : contract.operations) {
    if (!match_path(operation, target, HostCheck::Strict)) continue;
    if (missed.nearest == nullptr) missed.nearest = &operation;
    methods += methods.empty() ? operation.method : ", " + operation.method;
  }
  if (missed.nearest == nullptr) return std::nullopt;
  missed.hint = "the path is documented for " + methods;
  return missed;
}

// The path is documented, but on other hosts.
std::optional<NoMatch> other_host(const Contract& contract, const RequestTarget& target) {
  for (const Operation& operation : contract.operations) {
    if (operation.method != target.method || !match_path(operation, target, HostCheck::AnyHost)) continue;
    std::string servers;
    for (const ServerTemplate& server : operation.servers) {
      servers += servers.empty() ? server.url() : ", " + server.url();
    }
    return NoMatch{.nearest = &operation, .hint = "the path is documented for " + servers};
  }
  return std::nullopt;
}

// The path is documented, but with or without a slash at its end.
std::optional<NoMatch> other_slash(const Contract& contract, const RequestTarget& target) {
  RequestTarget other = target;
  const bool has_slash = !other.segments.empty() && other.segments.back().text.empty();
  if (has_slash) {
    other.segments.pop_back();
  } else {
    other.segments.emplace_back();
  }
  for (const Operation& operation : contract.operations) {
    if (operation.method != target.method || !match_path(operation, other, HostCheck::Strict)) continue;
    return NoMatch{
        .nearest = &operation,
        .hint = has_slash ? "the documented path has no `/` at its end" : "the documented path has a `/` at its end"};
  }
  return std::nullopt;
}

// The segments of a template, with kAnyValue for those that have parameters.
std::vector<std::string> documented_segments(const Operation& operation) {
  std::vector<std::string> segments;
  for (PathSegment& segment : split_path(operation.path.text())) {
    const bool has_parameter = segment.text.find('{') != std::string::npos;
    segments.push_back(has_parameter ? std::string(kAnyValue) : std::move(segment.text));
  }
  return segments;
}

// The letters of a path, without those that only fill parameters: the contract does not decide them.
std::string letters_of(std::span<const PathSegment> path, const std::vector<std::string>& documented) {
  std::string letters;
  for (std::size_t i = 0; i < path.size(); ++i) {
    letters += '/';
    letters += documented[i] == kAnyValue ? kAnyValue : path[i].text;
  }
  return letters;
}

// The path comes near a documented one: "/o/1/connector/2/connections".
std::optional<NoMatch> misspelt(const Contract& contract, const RequestTarget& target) {
  for (const Operation& operation : contract.operations) {
    if (operation.method != target.method) continue;
    const std::vector<std::string> documented = documented_segments(operation);
    std::string wanted;
    for (const std::string& segment : documented) wanted += '/' + segment;
    for (const ServerTemplate& server : operation.servers) {
      const std::optional<std::size_t> base = server.base_segments(target.segments);
      if (!base || !server.has_host(target.authority)) continue;
      const auto path = std::span(target.segments).subspan(*base);
      if (path.size() != documented.size()) continue;
      const std::string_view candidate = wanted;
      if (nearest(letters_of(path, documented), {&candidate, 1}).empty()) continue;
      return NoMatch{.nearest = &operation, .hint = "the documented path is `" + operation.path.text() + '`'};
    }
  }
  return std::nullopt;
}

}  // namespace

NoMatch explain_no_match(const Contract& contract, const RequestTarget& target) {
  if (auto missed = other_method(contract, target)) return std::move(*missed);
  if (auto missed = other_host(contract, target)) return std::move(*missed);
  if (auto missed = other_slash(contract, target)) return std::move(*missed);
  if (auto missed = misspelt(contract, target)) return std::move(*missed);
  return {};
}

}  // namespace contract::internal
