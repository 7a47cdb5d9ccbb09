#include "contract/load_paths.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "contract/load_bodies.h"
#include "contract/load_pairs.h"
#include "contract/load_parameters.h"
#include "contract/load_servers.h"
#include "finding/wording.h"
#include "http/method.h"
#include "http/token.h"

namespace contract::internal {
namespace {

// Beside the methods.
constexpr std::array<std::string_view, 4> kPathItemMembers{"summary", "description", "servers", "parameters"};
constexpr std::array<std::string_view, 12> kOperationMembers{"tags",        "summary",    "description", "externalDocs",
                                                             "operationId", "parameters", "requestBody", "responses",
                                                             "callbacks",   "deprecated", "security",    "servers"};

bool is_path_item_member(std::string_view name) {
  return is_path_item_method(name) || std::ranges::find(kPathItemMembers, name) != kPathItemMembers.end();
}

class PathsLoader {
 public:
  PathsLoader(const OperationDefaults& defaults, OpenApiReader& reader) : defaults_(defaults), reader_(reader) {}

  void load_path(const OpenApiObject& entry);
  std::vector<Operation> take_operations() && { return std::move(operations_); }

 private:
  void load_operations(const OpenApiObject& item, const OpenApiObject& entry, const PathTemplate& path);
  void load_operation(const OpenApiObject& at, Operation operation);
  std::string load_id(const OpenApiObject& at, const Operation& operation);
  void check_path_parameters(const OpenApiObject& at, const Operation& operation);

  const OperationDefaults& defaults_;
  OpenApiReader& reader_;
  std::vector<Operation> operations_;
  std::map<std::string, OpenApiObject> shapes_;  // by shape, the path that has it
  std::map<std::string, Place> ids_;             // by operationId, where it stands
};

void PathsLoader::load_path(const OpenApiObject& entry) {
  const std::variant<PathTemplate, std::string> path = PathTemplate::parse(entry.name());
  if (const std::string* problem = std::get_if<std::string>(&path)) {
    reader_.report(entry, *problem);
    return;
  }
  const auto [same, is_new] = shapes_.emplace(std::get<PathTemplate>(path).shape(), entry);
  if (!is_new) {
    reader_.report(entry, quoted_name(entry.name()) + " matches the same paths as " + quoted_name(same->second.name()),
                   {}, {{.where = same->second.place(), .label = "first described here"}});
  }
  if (const auto item = reader_.object(entry, "a path item")) {
    load_operations(*item, entry, std::get<PathTemplate>(path));
  }
}

void PathsLoader::load_operations(const OpenApiObject& item, const OpenApiObject& entry, const PathTemplate& path) {
  const std::vector<ServerTemplate> servers = load_servers(item, reader_).value_or(defaults_.servers);
  const std::vector<Parameter> shared = load_parameters(item, reader_);
  for (const OpenApiObject& member : item.members()) {
    if (is_path_item_method(member.name())) {
      Operation operation;
      operation.method = upper_case(member.name());
      operation.path = path;
      operation.servers = servers;
      operation.parameters = shared;
      operation.where = member.place();
      const auto object = reader_.object(member, "an operation");
      if (object) load_operation(*object, std::move(operation));
    } else if (!is_path_item_member(member.name()) && !member.name().starts_with("x-")) {
      std::vector<std::string_view> known(kPathItemMembers.begin(), kPathItemMembers.end());
      known.insert(known.end(), path_item_methods().begin(), path_item_methods().end());
      std::string help = did_you_mean(lower_case(member.name()), known);
      reader_.report(
          member,
          quoted_name(member.name()) + " is no method and no other member of the path " + quoted_name(entry.name()),
          std::move(help));
    }
  }
}

std::string PathsLoader::load_id(const OpenApiObject& at, const Operation& operation) {
  std::string fallback = operation.method + ' ' + operation.path.text();
  const std::optional<std::string_view> id = reader_.text(at, "operationId");
  if (!id) return fallback;
  const OpenApiObject id_at = *at.find("operationId");
  const auto [first, is_new] = ids_.emplace(*id, id_at.place());
  if (is_new) return std::string(*id);
  reader_.report(id_at, "two operations are called " + quoted_name(*id), "an operationId names one operation",
                 {{.where = first->second, .label = "first used here"}});
  return fallback;
}

// Own parameters take the place of those of the path item that have the same name and place.
void override_parameters(std::vector<Parameter>& parameters, std::vector<Parameter> own) {
  for (Parameter& parameter : own) {
    const auto replaced = std::ranges::find_if(
        parameters, [&parameter](const Parameter& shared) { return same_parameter(shared, parameter); });
    if (replaced == parameters.end()) {
      parameters.push_back(std::move(parameter));
    } else {
      *replaced = std::move(parameter);
    }
  }
}

void PathsLoader::check_path_parameters(const OpenApiObject& at, const Operation& operation) {
  const std::vector<std::string_view> in_path = operation.path.parameters();
  std::vector<std::string_view> described;
  for (const Parameter& parameter : operation.parameters) {
    if (parameter.in == ParameterIn::Path) described.push_back(parameter.name);
  }
  for (const std::string_view name : described) {
    if (std::ranges::find(in_path, name) != in_path.end()) continue;
    reader_.report(
        at, "the path parameter " + quoted_name(name) + " is not in the path " + quoted_name(operation.path.text()),
        did_you_mean(name, in_path));
  }
  for (const std::string_view name : in_path) {
    if (std::ranges::find(described, name) != described.end()) continue;
    reader_.report(at, "the path parameter " + quoted_name(name) + " is not described", did_you_mean(name, described));
  }
}

void PathsLoader::load_operation(const OpenApiObject& at, Operation operation) {
  reader_.check_members(at, kOperationMembers);
  operation.id = load_id(at, operation);
  if (auto servers = load_servers(at, reader_)) operation.servers = std::move(*servers);
  override_parameters(operation.parameters, load_parameters(at, reader_));
  check_path_parameters(at, operation);
  operation.request_body = load_request_body(at, reader_);
  operation.responses = load_responses(at, reader_);
  operation.security = load_security(at, defaults_.schemes, reader_).value_or(defaults_.security);
  operation.pairs = load_pairs(at, reader_);
  operations_.push_back(std::move(operation));
}

}  // namespace

std::vector<Operation> load_paths(const OpenApiObject& paths, const OperationDefaults& defaults,
                                  OpenApiReader& reader) {
  PathsLoader loader(defaults, reader);
  for (const OpenApiObject& entry : paths.members()) {
    if (!entry.name().starts_with("x-")) loader.load_path(entry);
  }
  return std::move(loader).take_operations();
}

}  // namespace contract::internal
