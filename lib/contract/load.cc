#include "contract/load.h"

#include <array>
#include <string>
#include <utility>

#include "contract/load_paths.h"
#include "contract/load_security.h"
#include "contract/load_servers.h"
#include "finding/wording.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 10> kRootMembers{"openapi", "info",        "jsonSchemaDialect", "servers",
                                                        "paths",   "webhooks",    "components",        "security",
                                                        "tags",    "externalDocs"};

Finding unusable(const Document& openapi, Value at, std::string text, std::string help) {
  return make_finding(Code::BadContract, openapi.place(at), Detail{.text = std::move(text), .help = std::move(help)});
}

// Why this is no OpenAPI document that can be loaded; nothing if it is one.
std::optional<Finding> refuse(const Document& openapi) {
  const Value root = openapi.root();
  if (!root.is(Kind::Object)) return unusable(openapi, root, "an OpenAPI document is an object", {});
  const std::optional<Value> version = root.find("openapi");
  if (const auto swagger = root.find("swagger"); swagger && !version) {
    return unusable(openapi, *swagger, "Swagger 2.0 is not read here", "convert the document to OpenAPI 3.1");
  }
  if (!version) return unusable(openapi, root, "`openapi` is missing", "such as `openapi: 3.1.0`");
  if (!version->is(Kind::String)) {
    return unusable(openapi, *version, "`openapi` is a string, not " + with_article(version->kind()),
                    "such as `openapi: 3.1.0`");
  }
  const std::string_view number = version->string();
  if (!number.starts_with("3.0.") && !number.starts_with("3.1.")) {
    return unusable(openapi, *version, "OpenAPI " + quoted_name(number) + " is not read here",
                    "versions 3.0 and 3.1 are");
  }
  const std::optional<Value> paths = root.find("paths");
  if (!paths) return unusable(openapi, root, "`paths` is missing", "no request could be held to this contract");
  if (!paths->is(Kind::Object)) {
    return unusable(openapi, *paths, "`paths` is an object, not " + with_article(paths->kind()), {});
  }
  return std::nullopt;
}

// A contract without servers has one, "/" (OpenAPI 3.1 section 4.8.1).
std::vector<ServerTemplate> any_server() {
  return {std::get<ServerTemplate>(ServerTemplate::parse("/", {}))};
}

}  // namespace

Result<Contract> load_contract(const Document& openapi, std::string_view uri, const ReferenceLookup& lookup,
                               Findings& remarks) {
  if (std::optional<Finding> refusal = refuse(openapi)) return std::move(*refusal);
  OpenApiReader reader({.root = openapi.root(), .uri = std::string(uri), .source = openapi.source()}, lookup, remarks);
  const OpenApiObject root = reader.root();
  reader.check_members(root, kRootMembers);
  Contract contract;
  contract.openapi = openapi.root().find("openapi")->string();
  if (const auto about = reader.map(root, "info")) {
    contract.title = reader.text(*about, "title").value_or(std::string_view{});
  }
  OperationDefaults defaults;
  defaults.servers = load_servers(root, reader).value_or(any_server());
  defaults.schemes = load_security_schemes(root, reader);
  defaults.security = load_security(root, defaults.schemes, reader).value_or(std::vector<SecurityRequirement>{});
  contract.operations = load_paths(*root.find("paths"), defaults, reader);
  return contract;
}

}  // namespace contract::internal
