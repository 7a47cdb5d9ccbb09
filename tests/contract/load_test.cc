#include "contract/load.h"

#include "contract/openapi_text.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string shown(const std::optional<SchemaName>& schema) {
  return schema ? schema->uri : "any";
}

std::string shown(const Parameter& parameter) {
  return "  " + std::string(to_string(parameter.in)) + ' ' + parameter.name + (parameter.required ? " required" : "") +
         " style " + std::to_string(static_cast<int>(parameter.style)) + (parameter.explode ? " explode" : "") +
         (parameter.media_type ? " as " + to_string(*parameter.media_type) : "") + ' ' + shown(parameter.schema) + '\n';
}

std::string shown(const std::vector<MediaTypeContent>& content) {
  std::string lines;
  for (const MediaTypeContent& entry : content) {
    lines += "    " + to_string(entry.range) + ' ' + shown(entry.schema) + '\n';
  }
  return lines;
}

std::string shown(const SecurityScheme& scheme) {
  switch (scheme.kind) {
    case CredentialKind::Bearer: return scheme.name + "=bearer";
    case CredentialKind::Basic: return scheme.name + "=basic";
    case CredentialKind::ApiKey: return scheme.name + '=' + std::string(to_string(scheme.in)) + ' ' + scheme.parameter;
    case CredentialKind::Other: return scheme.name + "=other " + scheme.http_scheme;
  }
  return {};
}

std::string shown(const Operation& operation) {
  std::string lines = operation.id + ": " + operation.method + ' ' + operation.path.text() + '\n';
  for (const ServerTemplate& server : operation.servers) lines += "  on " + server.url() + '\n';
  for (const Parameter& parameter : operation.parameters) lines += shown(parameter);
  if (operation.request_body) {
    lines += std::string("  body") + (operation.request_body->required ? " required" : "") + '\n';
    lines += shown(operation.request_body->content);
  }
  for (const ResponseDescription& response : operation.responses) {
    lines += "  " + to_string(response.status) + '\n';
    for (const Parameter& header : response.headers) lines += "  " + shown(header);
    lines += shown(response.content);
  }
  for (const SecurityRequirement& requirement : operation.security) {
    lines += "  needs";
    for (const SecurityScheme& scheme : requirement) lines += ' ' + shown(scheme);
    lines += '\n';
  }
  return lines;
}

std::string shown(const Contract& contract) {
  std::string lines;
  for (const Operation& operation : contract.operations) lines += shown(operation);
  return lines;
}

}  // namespace

TEST_CASE("an OpenAPI document becomes operations") {
  OpenApiText text(R"({
    "openapi": "3.1.0",
    "info": {"title": "Orders", "version": "1"},
    "servers": [{"url": "https://{region}.example.com/v1",
                 "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}}}],
    "security": [{"token": []}],
    "paths": {
      "x-note": "no path",
      "/orders/{id}": {
        "summary": "one order",
        "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                       {"name": "trace", "in": "header", "schema": {}}],
        "get": {
          "operationId": "read-order",
          "parameters": [{"name": "Trace", "in": "header", "required": true, "schema": true},
                         {"name": "fields", "in": "query", "style": "pipeDelimited", "schema": {}},
                         {"name": "filter", "in": "query", "content": {"application/json": {"schema": {}}}},
                         {"name": "Authorization", "in": "header", "schema": {}}],
          "responses": {
            "200": {"description": "ok",
                    "headers": {"X-Rate": {"required": true, "schema": {}}, "content-type": {"schema": {}}},
                    "content": {"application/json": {"schema": {}}, "text/*": {}}},
            "4XX": {"description": "wrong"}, "x-note": 1, "default": {"description": "else"}},
          "security": [{"key": [], "login": []}, {}]
        },
        "put": {
          "servers": [{"url": "/internal"}],
          "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "order.json"}}}},
          "responses": {"204": {"description": "done"}}
        }
      }
    },
    "components": {"securitySchemes": {
      "token": {"type": "http", "scheme": "Bearer"},
      "key": {"type": "apiKey", "in": "query", "name": "api_key"},
      "login": {"type": "http", "scheme": "basic"}
    }}
  })");
  const Contract contract = text.contract();
  CHECK(text.remarks() == "");
  CHECK(contract.title == "Orders");
  CHECK(contract.openapi == "3.1.0");
  CHECK(shown(contract) ==
        R"(read-order: GET /orders/{id}
  on https://eu.example.com/v1
  path id required style 2 file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/parameters/0/schema
  header Trace required style 2 file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/get/parameters/0/schema
  query fields style 5 file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/get/parameters/1/schema
  query filter style 3 explode as application/json )"
        R"(file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/get/parameters/2/content/application~1json/schema
  200
    header X-Rate required style 2 )"
        R"(file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/get/responses/200/headers/X-Rate/schema
    application/json )"
        R"(file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/get/responses/200/content/application~1json/schema
    text/* any
  4XX
  default
  needs key=query api_key login=basic
  needs
PUT /orders/{id}: PUT /orders/{id}
  on /internal
  path id required style 2 file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/parameters/0/schema
  header trace style 2 file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/parameters/1/schema
  body required
    application/json )"
        R"(file:///api/openapi.json#/paths/~1orders~1%7Bid%7D/put/requestBody/content/application~1json/schema
  204
  needs token=bearer
)");
}

TEST_CASE("references are followed within the document, to other documents, and through each other") {
  OpenApiText text(R"({
    "openapi": "3.0.3",
    "paths": {"/a/{id}": {"$ref": "paths.json#/a"}},
    "components": {"parameters": {"Id": {"name": "id", "in": "path", "required": true, "schema": {}}},
                   "responses": {"Ok": {"$ref": "paths.json#/responses/Fine"}}}
  })");
  text.add("file:///api/paths.json", R"({
    "a": {"get": {"operationId": "a", "parameters": [{"$ref": "openapi.json#/components/parameters/Id"}],
                  "responses": {"200": {"$ref": "openapi.json#/components/responses/Ok"}}}},
    "responses": {"Fine": {"description": "", "content": {"application/json": {"schema": {}}}}}
  })");
  const Contract contract = text.contract();
  CHECK(text.remarks() == "");
  CHECK(shown(contract) == R"(a: GET /a/{id}
  on /
  path id required style 2 file:///api/openapi.json#/components/parameters/Id/schema
  200
    application/json file:///api/paths.json#/responses/Fine/content/application~1json/schema
)");
}

TEST_CASE("provenance is kept with parameters, bodies, responses and credentials") {
  OpenApiText text(with_paths(R"(
    "/a": {"get": {
      "parameters": [{"name": "q", "in": "query", "schema": {},
                      "x-source": {"*": {"from": "page", "line": 1}, "required": {"from": "page", "line": 2}}}],
      "requestBody": {"content": {"a/b": {"x-source": {"from": "page", "line": 3}}}, "x-confidence": "example"},
      "responses": {"200": {"x-source": {"from": "page", "line": 4}, "x-confidence": "assumed"}}}})"));
  const Contract contract = text.contract();
  CHECK(text.remarks() == "");
  const Operation& operation = contract.operations.at(0);
  CHECK(operation.parameters.at(0).provenance.line == 2);
  CHECK(operation.request_body->provenance.confidence == Confidence::Example);
  CHECK(operation.request_body->content.at(0).provenance.line == 3);
  CHECK(operation.responses.at(0).provenance.line == 4);
  CHECK(operation.responses.at(0).provenance.confidence == Confidence::Assumed);
  CHECK(text.text_at(operation.where) == "\"get\"");
  CHECK(text.text_at(operation.responses.at(0).where) == "\"200\"");
  CHECK(text.text_at(operation.parameters.at(0).where) == "\"q\"");
}

TEST_CASE("a document that is no OpenAPI 3.0 or 3.1 is refused, with the reason") {
  struct Case {
    std::string_view json;
    std::string_view findings;
  };
  const Case cases[] = {
      {"[]", "bad-contract  '[]': an OpenAPI document is an object\n"},
      {"{}", "bad-contract  '{}': `openapi` is missing (such as `openapi: 3.1.0`)\n"},
      {R"({"openapi": 3.1})", "bad-contract  '3.1': `openapi` is a string, not a number (such as `openapi: 3.1.0`)\n"},
      {R"({"swagger": "2.0"})",
       "bad-contract  '\"2.0\"': Swagger 2.0 is not read here (convert the document to OpenAPI 3.1)\n"},
      {R"({"openapi": "4.0.0"})",
       "bad-contract  '\"4.0.0\"': OpenAPI `4.0.0` is not read here (versions 3.0 and 3.1 are)\n"},
      {R"({"openapi": "3.1.0"})",
       "bad-contract  '{\"openapi\": \"3.1.0\"}': `paths` is missing (no request could be held to this contract)\n"},
      {R"({"openapi": "3.1.0", "paths": []})", "bad-contract  '[]': `paths` is an object, not an array\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    OpenApiText text{std::string(c.json)};
    const Result<Contract> loaded = text.load();
    REQUIRE(!loaded);
    CHECK(text.shown(loaded.findings()) == c.findings);
  }
}

TEST_CASE("what is wrong with paths and operations is reported, and the rest is loaded") {
  struct Case {
    std::string_view paths;
    std::string_view findings;
    std::string_view operations;
  };
  const Case cases[] = {
      {R"("a": {"get": {}}, "/b": {"get": {}})", "bad-contract /paths/a '\"a\"': the path does not begin with `/`\n",
       "GET /b"},
      {R"("/a": null)", "bad-contract /paths/~1a '\"/a\"': a path item is an object, not null\n", ""},
      {R"("/a": {"get": []})", "bad-contract /paths/~1a/get '\"get\"': an operation is an object, not an array\n", ""},
      {R"("/a/{x}": {"get": {"parameters": [{"name": "x", "in": "path", "required": true, "schema": {}}]}},
          "/a/{y}": {"put": {"parameters": [{"name": "y", "in": "path", "required": true, "schema": {}}]}})",
       "bad-contract /paths/~1a~1{y} '\"/a/{y}\"': `/a/{y}` matches the same paths as `/a/{x}`; "
       "first described here '\"/a/{x}\"'\n",
       "GET /a/{x}, PUT /a/{y}"},
      {R"("/a": {"psot": {}, "GET": {}, "x-ok": 1})",
       "bad-contract /paths/~1a/psot '\"psot\"': `psot` is no method and no other member of the path `/a` "
       "(did you mean `post`?)\n"
       "bad-contract /paths/~1a/GET '\"GET\"': `GET` is no method and no other member of the path `/a` "
       "(did you mean `get`?)\n",
       ""},
      {R"("/a": {"get": {"operationId": "one"}, "put": {"operationId": "one"}})",
       "bad-contract /paths/~1a/put/operationId '\"one\"': two operations are called `one` "
       "(an operationId names one operation); first used here '\"one\"'\n",
       "one, PUT /a"},
      {R"("/a": {"get": {"operationId": 1, "reponses": {}}})",
       "unknown-keyword /paths/~1a/get/reponses '\"reponses\"': reponses (responses)\n"
       "bad-contract /paths/~1a/get/operationId '1': `operationId` is a string, not a number\n",
       "GET /a"},
      {R"("/a/{user_id}": {"get": {"parameters": [{"name": "user-id", "in": "path", "required": true, "schema": {}}]}})",
       "bad-contract /paths/~1a~1{user_id}/get '\"get\"': the path parameter `user-id` is not in the path "
       "`/a/{user_id}` (did you mean `user_id`?)\n"
       "bad-contract /paths/~1a~1{user_id}/get '\"get\"': the path parameter `user_id` is not described "
       "(did you mean `user-id`?)\n",
       "GET /a/{user_id}"},
      {R"("/a": {"$ref": "#/paths/~1b", "get": {}}, "/b": {"put": {}})",
       "unknown-keyword /paths/~1a/get '\"get\"': get\n", "PUT /a, PUT /b"},
      {R"("/a": {"$ref": "#/paths/~1b"}, "/b": {"$ref": "#/paths/~1a"})",
       "reference-loop /paths/~1a/$ref '\"#/paths/~1b\"': #/paths/~1b\n"
       "reference-loop /paths/~1b/$ref '\"#/paths/~1a\"': #/paths/~1a\n",
       ""},
      {R"("/a": {"$ref": "other.json"}, "/b": {"$ref": 7}, "/c": {"$ref": "#/path/~1a"})",
       "unresolved-reference /paths/~1a/$ref '\"other.json\"': other.json\n"
       "bad-contract /paths/~1b/$ref '7': `$ref` is a string, not a number\n"
       "unresolved-reference /paths/~1c/$ref '\"#/path/~1a\"': #/path/~1a\n",
       ""},
      {R"("/a": {"servers": [{"url": "https://{h"}, {}, 1, {"url": "/x", "variables": {"v": {"enum": ["a"], "default": "b"}}}], "get": {}})",
       "bad-contract /paths/~1a/servers/0/url '\"https://{h\"': `{` is never closed\n"
       "bad-contract /paths/~1a/servers/1 '{}': `url` is missing: a server needs it\n"
       "bad-contract /paths/~1a/servers/2 '1': a server is an object, not a number\n"
       "bad-contract /paths/~1a/servers/3/variables/v '\"v\"': `default` is none of the values in `enum`\n",
       "GET /a"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.paths);
    OpenApiText text(with_paths(c.paths));
    const Contract contract = text.contract();
    CHECK(text.remarks() == c.findings);
    std::string operations;
    for (const Operation& operation : contract.operations) {
      operations += (operations.empty() ? "" : ", ") + operation.id;
    }
    CHECK(operations == c.operations);
  }
}

TEST_CASE("what is wrong with parameters is reported") {
  struct Case {
    std::string_view parameters;
    std::string_view findings;  // without the pointer to the parameters
  };
  const Case cases[] = {
      {R"({"in": "query", "schema": {}})",
       "bad-contract /0 '{\"in\": \"query\", \"schema\": {}}': `name` is missing: a parameter needs it\n"},
      {R"({"name": "q", "in": "qurey", "schema": {}})",
       "bad-contract /0/in '\"qurey\"': a parameter stands in `path`, `query`, `header` or `cookie`, not `qurey` "
       "(did you mean `query`?)\n"},
      {R"({"name": "q", "in": "body", "schema": {}})",
       "bad-contract /0/in '\"body\"': a parameter stands in `path`, `query`, `header` or `cookie`, not `body` "
       "(`requestBody` describes bodies)\n"},
      {R"({"name": "q", "in": "query"})",
       "bad-contract /0 '{\"name\": \"q\", \"in\": \"query\"}': neither `schema` nor `content` describes `q`\n"},
      {R"({"name": "q", "in": "query", "schema": {}, "content": {"a/b": {}}})",
       "bad-contract /0/content '\"content\"': `schema` and `content` exclude each other\n"},
      {R"({"name": "q", "in": "query", "content": {}})",
       "bad-contract /0/content '\"content\"': the `content` of a parameter has exactly one media type\n"},
      {R"({"name": "q", "in": "query", "required": "yes", "schema": {}})",
       "bad-contract /0/required '\"yes\"': `required` is a boolean, not a string\n"},
      {R"({"name": "q", "in": "query", "style": "simpel", "schema": {}})",
       "bad-contract /0/style '\"simpel\"': `simpel` is no style of parameters (did you mean `simple`?)\n"},
      {R"({"name": "q", "in": "query", "style": "matrix", "schema": {}})",
       "bad-contract /0/style '\"matrix\"': the style `matrix` is not for parameters in `query`\n"},
      {R"({"name": "q", "in": "query", "schema": {}}, {"name": "q", "in": "query", "schema": {}})",
       "bad-contract /1 '{\"name\": \"q\", \"in\": \"query\", \"schema\"...': the parameter `q` in `query` is listed "
       "twice; "
       "first listed here '\"q\"'\n"},
      {R"({"name": "q", "in": "query", "schema": {}, "requierd": true, "x-confidence": "documentd"})",
       "unknown-keyword /0/requierd '\"requierd\"': requierd (required)\n"
       "bad-contract  '\"documentd\"': `x-confidence` is `documented`, `example` or `assumed`\n"},
      {R"({"$ref": "#/components/parameters/Pag"})",
       "unresolved-reference /0/$ref '\"#/components/parameters/Pag\"': #/components/parameters/Pag "
       "(#/components/parameters/Page)\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.parameters);
    OpenApiText text(R"({"openapi": "3.1.0", "components": {"parameters": {"Page": {}}}, "paths": {"/a": {"get":
                     {"parameters": [)" +
                     std::string(c.parameters) + "]}}}}");
    text.contract();
    std::string remarks = text.remarks();
    const std::string prefix = "/paths/~1a/get/parameters";
    for (std::size_t at = 0; (at = remarks.find(prefix, at)) != std::string::npos;) remarks.erase(at, prefix.size());
    CHECK(remarks == c.findings);
  }
}

TEST_CASE("a path parameter is required, whatever the document says") {
  OpenApiText text(with_paths(R"("/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "schema": {}}]}})"));
  const Contract contract = text.contract();
  CHECK(text.remarks() ==
        "bad-contract /paths/~1{id}/get/parameters/0/name '\"id\"': the path parameter `id` is not "
        "`required: true` (without it the path would be another one)\n");
  CHECK(contract.operations.at(0).parameters.at(0).required);
}

TEST_CASE("what is wrong with bodies and responses is reported") {
  OpenApiText text(with_paths(R"("/a": {"get": {
    "requestBody": {"content": {"aplication json": {}, "a/b": 1}},
    "responses": {"4xx": {}, "20": {}, "Default": {}, "200": 1, "201": {"content": []}}},
    "put": {"requestBody": {}}})"));
  const Contract contract = text.contract();
  CHECK(text.remarks() == R"(bad-contract /paths/~1a/get/requestBody/content/aplication json '"aplication json"': )"
                          R"(`aplication json` is no media type (such as `application/json`)
bad-contract /paths/~1a/get/requestBody/content/a~1b '1': a media type is an object, not a number
bad-contract /paths/~1a/get/responses/4xx '"4xx"': `4xx` is no status of a response (did you mean `4XX`?)
bad-contract /paths/~1a/get/responses/20 '"20"': `20` is no status of a response (such as `200`, `4XX` or `default`)
bad-contract /paths/~1a/get/responses/Default '"Default"': `Default` is no status of a response )"
                          R"((did you mean `default`?)
bad-contract /paths/~1a/get/responses/200 '1': a response is an object, not a number
bad-contract /paths/~1a/get/responses/201/content '"content"': `content` is an object, not an array
bad-contract /paths/~1a/put/requestBody '"requestBody"': `content` is missing: a request body needs it
)");
  std::string statuses;
  for (const ResponseDescription& response : contract.operations.at(0).responses) {
    statuses += to_string(response.status) + ' ';
  }
  CHECK(statuses == "4XX default 201 ");
}

TEST_CASE("what is wrong with security is reported") {
  OpenApiText text(R"({"openapi": "3.1.0",
    "paths": {"/a": {"get": {"security": [{"beerer": []}, 1, {"bearer": []}]}}},
    "components": {"securitySchemes": {
      "bearer": {"type": "oauth2"}, "a": {"type": "apikey"}, "b": {"type": "apiKey", "in": "body", "name": "k"},
      "c": {"type": "http"}, "d": {"type": "apiKey", "in": "cookie"}, "e": {"type": "mutualTLS"}, "f": {}}}})");
  const Contract contract = text.contract();
  CHECK(text.remarks() == R"(bad-contract /components/securitySchemes/a/type '"apikey"': )"
                          R"(`apikey` is no type of security schemes (did you mean `apiKey`?)
bad-contract /components/securitySchemes/b/in '"body"': an API key stands in `query`, `header` or `cookie`, not `body`
bad-contract /components/securitySchemes/c '"c"': `scheme` is missing: an http scheme needs it
bad-contract /components/securitySchemes/d '"d"': `name` is missing: an apiKey scheme needs it
bad-contract /components/securitySchemes/f '"f"': `type` is missing: a security scheme needs it
bad-contract /paths/~1a/get/security/0/beerer '"beerer"': there is no security scheme `beerer` (did you mean `bearer`?)
bad-contract /paths/~1a/get/security/1 '1': a security requirement is an object that names security schemes
)");
  REQUIRE(contract.operations.at(0).security.size() == 1);
  CHECK(shown(contract.operations.at(0).security.at(0).at(0)) == "bearer=bearer");
}

TEST_CASE("what is shared by reference is reported once") {
  OpenApiText text(R"({"openapi": "3.1.0",
    "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}, "201": {"$ref":
      "#/components/responses/R"}}}}},
    "components": {"responses": {"R": {"contents": {}}}}})");
  text.contract();
  CHECK(text.remarks() == "unknown-keyword /components/responses/R/contents '\"contents\"': contents (content)\n");
}
