#include "contract/load_servers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 3> kServerMembers{"url", "description", "variables"};
constexpr std::array<std::string_view, 3> kVariableMembers{"enum", "default", "description"};

ServerVariable load_variable(const OpenApiObject& at, OpenApiReader& reader) {
  reader.check_members(at, kVariableMembers);
  ServerVariable variable{.name = std::string(at.name()), .fallback = {}, .allowed = {}};
  variable.fallback = reader.required_text(at, "default", "a server variable").value_or(std::string_view{});
  if (const auto allowed = reader.list(at, "enum")) {
    for (const OpenApiObject& item : allowed->items()) {
      if (item.value.is(Kind::String)) {
        variable.allowed.emplace_back(item.value.string());
      } else {
        reader.report(item, "the values of a server variable are strings");
      }
    }
  }
  const bool listed = std::ranges::find(variable.allowed, variable.fallback) != variable.allowed.end();
  if (!variable.allowed.empty() && !listed) reader.report(at, "`default` is none of the values in `enum`");
  return variable;
}

std::optional<ServerTemplate> load_server(const OpenApiObject& at, OpenApiReader& reader) {
  const std::optional<OpenApiObject> server = reader.object(at, "a server");
  if (!server) return std::nullopt;
  reader.check_members(*server, kServerMembers);
  const std::optional<std::string_view> url = reader.required_text(*server, "url", "a server");
  if (!url) return std::nullopt;
  std::vector<ServerVariable> variables;
  if (const auto described = reader.map(*server, "variables")) {
    for (const OpenApiObject& variable : described->members()) {
      if (const auto object = reader.object(variable, "a server variable")) {
        variables.push_back(load_variable(*object, reader));
      }
    }
  }
  std::variant<ServerTemplate, std::string> parsed = ServerTemplate::parse(*url, std::move(variables));
  if (const std::string* problem = std::get_if<std::string>(&parsed)) {
    reader.report(*server->find("url"), *problem);
    return std::nullopt;
  }
  return std::move(std::get<ServerTemplate>(parsed));
}

}  // namespace

std::optional<std::vector<ServerTemplate>> load_servers(const OpenApiObject& at, OpenApiReader& reader) {
  const std::optional<OpenApiObject> list = reader.list(at, "servers");
  if (!list) return std::nullopt;
  std::vector<ServerTemplate> servers;
  for (const OpenApiObject& item : list->items()) {
    if (std::optional<ServerTemplate> server = load_server(item, reader)) servers.push_back(std::move(*server));
  }
  if (servers.empty()) return std::nullopt;
  return servers;
}

}  // namespace contract::internal
