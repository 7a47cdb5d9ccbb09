#include "contract/match.h"

#include <span>
#include <utility>

#include "contract/near_match.h"
#include "text/uri.h"

namespace contract::internal {

std::optional<std::vector<PathCapture>> match_path(const Operation& operation, const RequestTarget& target,
                                                   HostCheck host) {
  for (const ServerTemplate& server : operation.servers) {
    if (host == HostCheck::Strict && !server.has_host(target.authority)) continue;
    const std::optional<std::size_t> base = server.base_segments(target.segments);
    if (!base) continue;
    if (auto captures = operation.path.match(std::span(target.segments).subspan(*base))) return captures;
  }
  return std::nullopt;
}

std::variant<MatchedOperation, NoMatch> match_operation(const Contract& contract, std::string_view method,
                                                        std::string_view url) {
  const Uri uri = split_uri(url);
  if (url.empty() || (!uri.path.empty() && uri.path.front() != '/')) return NoMatch{};
  const RequestTarget target{.method = method, .authority = uri.authority, .segments = split_path(uri.path)};
  std::optional<MatchedOperation> best;
  for (const Operation& operation : contract.operations) {
    const bool may_win = !best || PathTemplate::precedence(operation.path, best->operation->path) < 0;
    if (operation.method != method || !may_win) continue;
    if (auto captures = match_path(operation, target, HostCheck::Strict)) {
      best = {.operation = &operation, .path_parameters = std::move(*captures)};
    }
  }
  if (!best) return explain_no_match(contract, target);
  const auto path_begin = static_cast<std::size_t>(uri.path.data() - url.data());
  for (PathCapture& capture : best->path_parameters) {
    capture.begin += path_begin;
    capture.end += path_begin;
  }
  return std::move(*best);
}

}  // namespace contract::internal
