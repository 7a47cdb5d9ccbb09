#include "http/server_template.h"

#include <algorithm>
#include <utility>

#include "http/token.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

std::string replace_all(std::string_view text, std::string_view what, std::string_view with) {
  std::string replaced;
  for (;;) {
    const std::size_t at = text.find(what);
    replaced += text.substr(0, at);
    if (at == std::string_view::npos) return replaced;
    replaced += with;
    text.remove_prefix(at + what.size());
  }
}

// The host with its port, in lower case, without a user name and without a port that goes without saying.
std::string host_of(std::string_view authority) {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  for (const std::string_view port : {":80", ":443"}) {
    if (authority.ends_with(port)) authority.remove_suffix(port.size());
  }
  return lower_case(authority);
}

}  // namespace

std::variant<ServerTemplate, std::string> ServerTemplate::parse(std::string_view url,
                                                                std::vector<ServerVariable> variables) {
  ServerTemplate server;
  std::string text(url);
  server.url_ = text;
  for (const ServerVariable& variable : variables) {
    const std::string gap = '{' + variable.name + '}';
    server.url_ = replace_all(server.url_, gap, variable.fallback);
    // A gap stays within one segment; a variable that stands for several can only be taken at its default.
    if (variable.fallback.find('/') != std::string::npos) text = replace_all(text, gap, variable.fallback);
  }
  server.variables_ = std::move(variables);

  const Uri parts = split_uri(text);
  if (parts.query || parts.fragment) return "the address of a server holds no query and no fragment";
  if (parts.authority) {
    std::variant<SegmentTemplate, std::string> host = SegmentTemplate::parse(host_of(*parts.authority));
    if (const std::string* problem = std::get_if<std::string>(&host)) return *problem;
    server.host_ = std::move(std::get<SegmentTemplate>(host));
  }
  std::string_view path = parts.path;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    if (segment.empty()) continue;
    std::variant<SegmentTemplate, std::string> part = SegmentTemplate::parse(segment);
    if (const std::string* problem = std::get_if<std::string>(&part)) return *problem;
    server.base_.push_back(std::move(std::get<SegmentTemplate>(part)));
  }
  return server;
}

bool ServerTemplate::accepts(const SegmentTemplate& part, std::string_view text) const {
  const std::optional<std::vector<std::string_view>> gaps = part.match(text);
  if (!gaps) return false;
  for (std::size_t i = 0; i < gaps->size(); ++i) {
    const auto is_this = [&part, i](const ServerVariable& variable) {
      return equal_without_case(variable.name, part.names()[i]);
    };
    const auto variable = std::ranges::find_if(variables_, is_this);
    if (variable == variables_.end() || variable->allowed.empty()) continue;
    const auto is_value = [value = (*gaps)[i]](std::string_view allowed) { return equal_without_case(allowed, value); };
    if (std::ranges::none_of(variable->allowed, is_value)) return false;
  }
  return true;
}

bool ServerTemplate::has_host(std::optional<std::string_view> authority) const {
  if (!authority || !host_) return true;
  const std::string host = host_of(*authority);
  // A template may have a variable where the port stands.
  return accepts(*host_, host) || accepts(*host_, host + ":443") || accepts(*host_, host + ":80");
}

std::optional<std::size_t> ServerTemplate::base_segments(std::span<const PathSegment> path) const {
  if (path.size() < base_.size()) return std::nullopt;
  for (std::size_t i = 0; i < base_.size(); ++i) {
    if (!accepts(base_[i], path[i].text)) return std::nullopt;
  }
  return base_.size();
}

}  // namespace contract::internal
