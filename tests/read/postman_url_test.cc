#include "read/postman_url.h"

#include "read/support.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string url_of(std::string_view url) {
  const PostmanVariables variables{{"host", "https://h"}, {"base", "{{host}}/v1"}, {"a", "{{b}}"}, {"b", "{{a}}"}};
  const auto reading = json(std::string(url));
  return postman_url(reading->document->root(), variables);
}

}  // namespace

TEST_CASE("a URL of Postman is a text or an object of parts, with variables") {
  CHECK(url_of(R"("{{base}}/things?x={{host}}")") == "https://h/v1/things?x=https://h");
  CHECK(url_of(R"({"raw": "https://h/a"})") == "https://h/a");
  CHECK(url_of(R"({"host": ["a", "example"], "protocol": "https", "port": "8443", "path": ["v1", "x"],
    "query": [{"key": "a", "value": "1"}, {"key": "b", "value": "2", "disabled": true}, {"key": "c", "value": "3"}]})") ==
        "https://a.example:8443/v1/x?a=1&c=3");
  CHECK(url_of(R"({"host": "{{host}}", "path": "/x"})") == "https://h/x");
  CHECK(url_of(R"({"host": "https://h", "path": [{"type": "string", "value": "x"}]})") == "https://h/x");
  CHECK(url_of("[]").empty());
  CHECK(url_of("null").empty());
}

TEST_CASE("segments of a path with a colon are variables of the URL") {
  CHECK(url_of(R"({"raw": "{{host}}/a/:id/:other", "variable": [{"key": "id", "value": "7"}]})") ==
        "https://h/a/7/{{other}}");
  CHECK(url_of(R"("https://h:80/a/:id?q=/:id")") == "https://h:80/a/{{id}}?q=/:id");
  CHECK(url_of(R"("https://h/a/:")") == "https://h/a/:");
}

TEST_CASE("variables that have no value, that name each other or that are never closed stay as they are") {
  CHECK(url_of(R"("{{gone}}/x")") == "{{gone}}/x");
  CHECK(url_of(R"("https://h/{{a}}")") == "https://h/{{a}}");
  CHECK(url_of(R"("https://h/{{host")") == "https://h/{{host");
}

TEST_CASE("a variable that doubles itself does not grow without end") {
  PostmanVariables variables;
  variables.emplace("x", "{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}");
  CHECK(with_values("{{x}}", variables).size() < (std::size_t{32} << 20U));
}
