#include "contract/match.h"

#include "contract/openapi_text.h"
#include "contract/parameter_values.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

constexpr std::string_view kApi = R"({
  "openapi": "3.1.0",
  "servers": [{"url": "https://platform.example.com/api/v1"}, {"url": "http://localhost:8080/"}],
  "paths": {
    "/": {"get": {"operationId": "root"}},
    "/users/{id}": {"get": {"operationId": "user"}, "delete": {"operationId": "delete-user"},
                    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {}}]},
    "/users/me": {"get": {"operationId": "me"}},
    "/o/{organisation_id}/connectors/{connector_id}/connections": {
      "parameters": [{"name": "organisation_id", "in": "path", "required": true, "schema": {}},
                     {"name": "connector_id", "in": "path", "required": true, "schema": {}}],
      "post": {"operationId": "create-connection"}},
    "/other": {"servers": [{"url": "https://other.example.com"}], "get": {"operationId": "other"}}
  }
})";

std::string matched(const Contract& contract, std::string_view method, std::string_view url) {
  const std::variant<MatchedOperation, NoMatch> result = match_operation(contract, method, url);
  if (const auto* missed = std::get_if<NoMatch>(&result)) {
    return "none" + (missed->nearest == nullptr ? "" : ", near " + missed->nearest->id) +
           (missed->hint.empty() ? "" : ": " + missed->hint);
  }
  const auto& match = std::get<MatchedOperation>(result);
  std::string all = match.operation->id;
  for (const PathCapture& capture : match.path_parameters) {
    all += ' ' + capture.name + '=' + std::string(url.substr(capture.begin, capture.end - capture.begin));
  }
  return all;
}

}  // namespace

TEST_CASE("a request is matched by method, host and path") {
  OpenApiText text{std::string(kApi)};
  const Contract contract = text.contract();
  REQUIRE(text.remarks() == "");
  struct Case {
    std::string_view method;
    std::string_view url;
    std::string_view match;
  };
  const Case cases[] = {
      {"GET", "https://platform.example.com/api/v1/users/1", "user id=1"},
      {"GET", "https://platform.example.com/api/v1/users/1?x=/users/me#frag", "user id=1"},
      {"GET", "http://PLATFORM.example.com/api/v1/users/1", "user id=1"},
      {"GET", "/api/v1/users/a%20b", "user id=a%20b"},
      {"GET", "/users/1", "user id=1"},
      {"GET", "http://localhost:8080/users/1", "user id=1"},
      {"GET", "https://platform.example.com/api/v1/users/me", "me"},
      {"DELETE", "https://platform.example.com/api/v1/users/me", "delete-user id=me"},
      {"GET", "https://platform.example.com/api/v1", "root"},
      {"GET", "https://platform.example.com/api/v1/", "root"},
      {"GET", "http://localhost:8080", "root"},
      {"GET", "https://other.example.com/other", "other"},
      {"POST", "https://platform.example.com/api/v1/o/01H/connectors/02H/connections",
       "create-connection organisation_id=01H connector_id=02H"},
      {"PUT", "https://platform.example.com/api/v1/users/1", "none, near user: the path is documented for GET, DELETE"},
      {"GET", "https://evil.example.com/api/v1/users/1",
       "none, near user: the path is documented for https://platform.example.com/api/v1, http://localhost:8080/"},
      {"GET", "https://platform.example.com/api/v1/users/1/",
       "none, near user: the documented path has no `/` at its end"},
      {"POST", "https://platform.example.com/api/v1/o/01H/connector/02H/connections",
       "none, near create-connection: the documented path is "
       "`/o/{organisation_id}/connectors/{connector_id}/connections`"},
      {"GET", "https://platform.example.com/api/v1/nothing/like/this", "none"},
      {"GET", "https://platform.example.com/api/v10/users/1", "none"},
      {"GET", "", "none"},
      {"GET", "not a url", "none"},
      {"", "/users/1", "none, near user: the path is documented for GET, DELETE"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.method, c.url);
    CHECK(matched(contract, c.method, c.url) == c.match);
  }
}

TEST_CASE("a contract without servers takes any host") {
  OpenApiText text(with_paths(R"("/a": {"get": {"operationId": "a"}})"));
  const Contract contract = text.contract();
  CHECK(matched(contract, "GET", "https://any.example.com/a") == "a");
  CHECK(matched(contract, "GET", "/a") == "a");
}

TEST_CASE("an operation is found by its id, a response by its status, a body by its type") {
  OpenApiText text(with_paths(R"("/a": {"get": {"operationId": "a", "responses": {
    "default": {}, "4XX": {}, "404": {},
    "200": {"content": {"*/*": {}, "application/json": {}, "application/*": {}}}}}})"));
  const Contract contract = text.contract();
  REQUIRE(contract.operation("a") != nullptr);
  CHECK(contract.operation("b") == nullptr);
  const Operation& operation = *contract.operation("a");
  CHECK(to_string(operation.response(404)->status) == "404");
  CHECK(to_string(operation.response(400)->status) == "4XX");
  CHECK(to_string(operation.response(500)->status) == "default");
  const std::vector<MediaTypeContent>& content = operation.response(200)->content;
  CHECK(to_string(content_for(content, *parse_media_type("application/json"))->range) == "application/json");
  CHECK(to_string(content_for(content, *parse_media_type("application/xml"))->range) == "application/*");
  CHECK(to_string(content_for(content, *parse_media_type("text/plain"))->range) == "*/*");
  CHECK(content_for({}, *parse_media_type("text/plain")) == nullptr);
}

TEST_CASE("values of parameters are taken from path, query, headers and cookies") {
  OpenApiText text(with_paths(R"("/a/{id}": {"get": {"parameters": [
    {"name": "id", "in": "path", "required": true, "schema": {}},
    {"name": "q", "in": "query", "schema": {}},
    {"name": "filter", "in": "query", "style": "deepObject", "schema": {}},
    {"name": "X-Trace", "in": "header", "schema": {}},
    {"name": "session", "in": "cookie", "schema": {}},
    {"name": "absent", "in": "query", "schema": {}}]}})"));
  const Contract contract = text.contract();
  REQUIRE(text.remarks() == "");
  const std::string_view url = "/a/x%20y?q=1&filter[a]=b&q=2+3&other=1";
  const HeaderField headers[] = {{"x-trace", "t", {SourceId{0}, {500, 503}}},
                                 {"Cookie", "a=b; session=s", {SourceId{0}, {510, 526}}}};
  const auto values = [&](Place url_place) {
    const MatchedOperation match = std::get<MatchedOperation>(match_operation(contract, "GET", url));
    std::string all;
    for (const ParameterValue& value :
         parameter_values(match, {.url = url, .url_place = url_place, .headers = headers})) {
      all += value.parameter->name + ' ' + value.field + '=' + value.value + " at " +
             std::to_string(value.where.span.begin) + '-' + std::to_string(value.where.span.end) + '\n';
    }
    return all;
  };
  const auto length = static_cast<std::uint32_t>(url.size());
  CHECK(values({SourceId{0}, {100, 102 + length}}) == R"(id id=x y at 104-109
q q=1 at 110-113
q q=2 3 at 126-131
filter filter[a]=b at 114-125
X-Trace x-trace=t at 500-503
session session=s at 510-526
)");
  // With escapes in the recording no byte of the URL can be pointed at.
  CHECK(values({SourceId{0}, {100, 120 + length}}) == R"(id id=x y at 100-158
q q=1 at 100-158
q q=2 3 at 100-158
filter filter[a]=b at 100-158
X-Trace x-trace=t at 500-503
session session=s at 510-526
)");
}
