#include "contract/load_security.h"

#include <algorithm>
#include <array>
#include <utility>

#include "finding/read_provenance.h"
#include "finding/wording.h"
#include "http/token.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 8> kSchemeMembers{"type",   "description",  "name",  "in",
                                                         "scheme", "bearerFormat", "flows", "openIdConnectUrl"};
constexpr std::array<std::string_view, 5> kTypes{"apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"};
constexpr std::array<std::string_view, 3> kKeyPlaces{"query", "header", "cookie"};

// Where the key of an apiKey scheme travels, and under which name.
bool load_api_key(const OpenApiObject& at, OpenApiReader& reader, SecurityScheme& scheme) {
  const std::optional<std::string_view> name = reader.required_text(at, "name", "an apiKey scheme");
  const std::optional<std::string_view> in = reader.required_text(at, "in", "an apiKey scheme");
  if (!name || !in) return false;
  const auto* const found = std::ranges::find(kKeyPlaces, *in);
  if (found == kKeyPlaces.end()) {
    reader.report(*at.find("in"), "an API key stands in `query`, `header` or `cookie`, not " + quoted_name(*in),
                  did_you_mean(*in, kKeyPlaces));
    return false;
  }
  constexpr std::array kWhere{ParameterIn::Query, ParameterIn::Header, ParameterIn::Cookie};
  scheme.kind = CredentialKind::ApiKey;
  scheme.parameter = *name;
  scheme.in = kWhere[static_cast<std::size_t>(found - kKeyPlaces.begin())];
  return true;
}

bool load_http(const OpenApiObject& at, OpenApiReader& reader, SecurityScheme& scheme) {
  const std::optional<std::string_view> word = reader.required_text(at, "scheme", "an http scheme");
  if (!word) return false;
  if (equal_without_case(*word, "bearer")) {
    scheme.kind = CredentialKind::Bearer;
  } else if (equal_without_case(*word, "basic")) {
    scheme.kind = CredentialKind::Basic;
  } else {
    scheme.http_scheme = *word;
  }
  return true;
}

std::optional<SecurityScheme> load_scheme(const OpenApiObject& entry, OpenApiReader& reader) {
  const std::optional<OpenApiObject> at = reader.object(entry, "a security scheme");
  if (!at) return std::nullopt;
  reader.check_members(*at, kSchemeMembers);
  const std::optional<std::string_view> type = reader.required_text(*at, "type", "a security scheme");
  if (!type) return std::nullopt;
  SecurityScheme scheme;
  scheme.name = entry.name();
  scheme.where = entry.place();
  scheme.provenance = provenance_of(at->value, "*").value_or(Provenance{});
  if (*type == "apiKey") return load_api_key(*at, reader, scheme) ? std::optional(std::move(scheme)) : std::nullopt;
  if (*type == "http") return load_http(*at, reader, scheme) ? std::optional(std::move(scheme)) : std::nullopt;
  if (*type == "oauth2" || *type == "openIdConnect") {
    // Both hand out access tokens, which travel as bearer tokens (RFC 6750).
    scheme.kind = CredentialKind::Bearer;
    return scheme;
  }
  if (*type == "mutualTLS") return scheme;
  reader.report(*at->find("type"), quoted_name(*type) + " is no type of security schemes", did_you_mean(*type, kTypes));
  return std::nullopt;
}

std::optional<SecurityRequirement> load_requirement(const OpenApiObject& at, const SecuritySchemes& schemes,
                                                    OpenApiReader& reader) {
  if (!at.value.is(Kind::Object)) {
    reader.report(at, "a security requirement is an object that names security schemes");
    return std::nullopt;
  }
  SecurityRequirement requirement;
  for (const OpenApiObject& entry : at.members()) {
    const auto scheme = schemes.find(entry.name());
    if (scheme == schemes.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, unused] : schemes) names.push_back(name);
      reader.report(entry, "there is no security scheme " + quoted_name(entry.name()),
                    did_you_mean(entry.name(), names));
      return std::nullopt;
    }
    requirement.push_back(scheme->second);
  }
  return requirement;
}

}  // namespace

SecuritySchemes load_security_schemes(const OpenApiObject& root, OpenApiReader& reader) {
  SecuritySchemes schemes;
  const std::optional<OpenApiObject> components = reader.map(root, "components");
  if (!components) return schemes;
  const std::optional<OpenApiObject> map = reader.map(*components, "securitySchemes");
  if (!map) return schemes;
  for (const OpenApiObject& entry : map->members()) {
    if (std::optional<SecurityScheme> scheme = load_scheme(entry, reader)) {
      schemes.insert_or_assign(std::string(entry.name()), std::move(*scheme));
    }
  }
  return schemes;
}

std::optional<std::vector<SecurityRequirement>> load_security(const OpenApiObject& at, const SecuritySchemes& schemes,
                                                              OpenApiReader& reader) {
  const std::optional<OpenApiObject> list = reader.list(at, "security");
  if (!list) return std::nullopt;
  std::vector<SecurityRequirement> security;
  for (const OpenApiObject& item : list->items()) {
    if (auto requirement = load_requirement(item, schemes, reader)) security.push_back(std::move(*requirement));
  }
  return security;
}

}  // namespace contract::internal
