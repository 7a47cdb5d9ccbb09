#pragma once
// The operations of an API as its OpenAPI document describes them: data, ready for matching.
// Schemas are named by URI here and compiled by `check`.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/pair_rule.h"
#include "finding/provenance.h"
#include "http/media_type.h"
#include "http/path_template.h"
#include "http/server_template.h"
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
  Place where;                       // of the key
  Provenance provenance;
};

enum class ParameterIn : std::uint8_t { Path, Query, Header, Cookie };

// How a value that is an array or an object is written as text (OpenAPI 3.1 section 4.8.12.3).
enum class ParameterStyle : std::uint8_t { Matrix, Label, Simple, Form, SpaceDelimited, PipeDelimited, DeepObject };

struct Parameter {
  std::string name;
  ParameterIn in = ParameterIn::Query;
  bool required = false;
  ParameterStyle style = ParameterStyle::Form;
  bool explode = true;
  std::optional<SchemaName> schema;
  std::optional<MediaRange> media_type;  // `content` instead of `schema`: the value is a text of this type
  Place where;                           // of its name
  Provenance provenance;                 // of the claim that it exists, and is required
};

struct RequestBody {
  bool required = false;
  std::vector<MediaTypeContent> content;
  Place where;
  Provenance provenance;
};

struct ResponseDescription {
  StatusRange status;              // 200, 4XX, default
  std::vector<Parameter> headers;  // `in` is Header
  std::vector<MediaTypeContent> content;
  std::vector<PairRule> pairs = {};  // of exchanges with this response
  Place where;                       // of the key
  Provenance provenance;
};

enum class CredentialKind : std::uint8_t { Bearer, Basic, ApiKey, Other };

struct SecurityScheme {
  std::string name;  // its key under components/securitySchemes
  CredentialKind kind = CredentialKind::Other;
  std::string parameter;                 // ApiKey: name of the header, query parameter or cookie
  ParameterIn in = ParameterIn::Header;  // ApiKey
  std::string http_scheme;               // Other: the scheme name in Authorization; empty: traffic does not show it
  Place where;
  Provenance provenance;
};

// All of these schemes together satisfy the requirement; an empty list means "none needed".
using SecurityRequirement = std::vector<SecurityScheme>;

struct Operation {
  std::string id;      // operationId; without one "METHOD /path"
  std::string method;  // upper case
  PathTemplate path;
  std::vector<ServerTemplate> servers;  // its own, else those of its path, else those of the contract; never empty
  std::vector<Parameter> parameters;    // those of its path included
  std::optional<RequestBody> request_body;
  std::vector<ResponseDescription> responses;
  std::vector<SecurityRequirement> security;  // any one of them is enough; empty: no credential is needed
  std::vector<PairRule> pairs;                // of all its exchanges
  Place where;                                // of the method

  // The description of `status`: the exact one, else the range, else `default`; nothing if undocumented.
  const ResponseDescription* response(int status) const;
};

struct Contract {
  std::string title;
  std::string openapi;                // "3.1.0"
  std::vector<Operation> operations;  // in document order

  const Operation* operation(std::string_view id) const;
};

// The description of a body of this type: that of the most specific range that matches; nothing if undocumented.
const MediaTypeContent* content_for(const std::vector<MediaTypeContent>& content, const MediaType& media_type);

std::string_view to_string(ParameterIn in);  // "path", "query", "header", "cookie"

}  // namespace contract::internal
