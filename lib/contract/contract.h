#pragma once
// The operations of an API as its OpenAPI document describes them: data, ready for matching.
// Schemas are named by URI here and compiled by `check`.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "http/media_type.h"
#include "http/path_template.h"
#include "http/status_range.h"
#include "source/span.h"

namespace contract::internal {

// A schema by the place it stands: the URI of the document that holds it, and the JSON Pointer in it as fragment.
// "file:///a/openapi.yaml#/paths/~1x/post/requestBody/content/application~1json/schema"
struct SchemaName {
  std::string uri;
};

struct MediaTypeContent {
  MediaRange range;                  // "application/json", "application/*"
  std::optional<SchemaName> schema;  // nothing: any body of this type
};

enum class ParameterIn : std::uint8_t { Path, Query, Header, Cookie };

struct Parameter {
  std::string name;
  ParameterIn in = ParameterIn::Query;
  bool required = false;
  std::optional<SchemaName> schema;
  Place where;
  Provenance provenance;
};

struct RequestBody {
  bool required = false;
  std::vector<MediaTypeContent> content;
  Place where;
};

struct ResponseDescription {
  StatusRange status;  // 200, 4XX, default
  std::vector<MediaTypeContent> content;
  Place where;
};

enum class CredentialKind : std::uint8_t { Bearer, Basic, ApiKey, Other };

struct SecurityScheme {
  std::string name;  // its key under components/securitySchemes
  CredentialKind kind = CredentialKind::Other;
  std::string parameter;                 // ApiKey: name of the header, query parameter or cookie
  ParameterIn in = ParameterIn::Header;  // ApiKey
  std::string http_scheme;               // Other: the scheme name in Authorization
  Place where;
};

// All of these schemes together satisfy the requirement; an empty list means "none needed".
using SecurityRequirement = std::vector<SecurityScheme>;

struct Operation {
  std::string id;      // operationId; without one "METHOD /path"
  std::string method;  // upper case
  PathTemplate path;
  std::vector<Parameter> parameters;
  std::optional<RequestBody> request_body;
  std::vector<ResponseDescription> responses;
  std::vector<SecurityRequirement> security;  // any one of them is enough; empty: no credential is needed
  Place where;

  // The description of `status`: the exact one, else the range, else `default`; nothing if undocumented.
  const ResponseDescription* response(int status) const;
};

struct Server {
  std::string url;        // as written, variables replaced by their defaults
  std::string base_path;  // path of `url` without a final slash
};

struct Contract {
  std::string title;
  std::string openapi;  // "3.1.0"
  std::vector<Server> servers;
  std::vector<Operation> operations;  // in document order

  const Operation* operation(std::string_view id) const;
};

}  // namespace contract::internal
