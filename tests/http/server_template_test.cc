#include "http/server_template.h"

#include "support/catch.h"

using namespace contract::internal;

namespace {

ServerTemplate server(std::string_view url, std::vector<ServerVariable> variables = {}) {
  return std::get<ServerTemplate>(ServerTemplate::parse(url, std::move(variables)));
}

}  // namespace

TEST_CASE("a host is compared without case, user name and the ports that go without saying") {
  struct Case {
    std::string_view url;
    std::string_view authority;
    bool has_host;
  };
  const Case cases[] = {
      {"https://api.example.com/v1", "api.example.com", true},
      {"https://api.example.com/v1", "API.Example.com:443", true},
      {"https://API.example.com:443/v1", "api.example.com", true},
      {"https://api.example.com/v1", "user:secret@api.example.com", true},
      {"https://api.example.com/v1", "api.example.com:8080", false},
      {"https://api.example.com/v1", "api.example.com.evil.org", false},
      {"https://api.example.com/v1", "api.example.com@evil.org", false},
      {"https://api.example.com/v1", "evil-api.example.com", false},
      {"http://localhost:8080", "localhost:8080", true},
      {"http://localhost:8080", "localhost", false},
      {"/v1", "anything.at.all", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.url, c.authority);
    CHECK(server(c.url).has_host(c.authority) == c.has_host);
  }
  CHECK(server("https://api.example.com").has_host(std::nullopt));
}

TEST_CASE("the path of a server is taken off whole segments") {
  struct Case {
    std::string_view url;
    std::string_view path;
    std::optional<std::size_t> segments;
  };
  const Case cases[] = {
      {"https://h/api/v1", "/api/v1/o", 2},
      {"https://h/api/v1/", "/api/v1/o", 2},
      {"https://h/api/v1", "/api/v1", 2},
      {"https://h/api/v1", "/api/v10/o", {}},
      {"https://h/api/v1", "/api", {}},
      {"https://h", "/o", 0},
      {"/", "/o", 0},
      {"https://h/a%20b", "/a b/o", 1},
      {"https://h", "", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.url, c.path);
    CHECK(server(c.url).base_segments(split_path(c.path)) == c.segments);
  }
}

TEST_CASE("variables of a server stand for the values they allow") {
  const ServerTemplate templated = server("https://{region}.example.com:{port}/{version}",
                                          {{.name = "region", .fallback = "eu", .allowed = {"eu", "us"}},
                                           {.name = "port", .fallback = "443", .allowed = {}},
                                           {.name = "version", .fallback = "v1", .allowed = {"v1", "v2"}}});
  CHECK(templated.url() == "https://eu.example.com:443/v1");
  CHECK(templated.has_host("us.example.com:8443"));
  CHECK(templated.has_host("us.example.com"));
  CHECK(!templated.has_host("asia.example.com"));
  CHECK(templated.base_segments(split_path("/v2/o")) == 1);
  CHECK(!templated.base_segments(split_path("/v3/o")));
}

TEST_CASE("a variable that stands for several segments is taken at its default") {
  const ServerTemplate templated = server("https://h/{base}", {{.name = "base", .fallback = "api/v1", .allowed = {}}});
  CHECK(templated.base_segments(split_path("/api/v1/o")) == 2);
  CHECK(!templated.base_segments(split_path("/other/o")));
}

TEST_CASE("an address that is no template says why") {
  CHECK(std::get<std::string>(ServerTemplate::parse("https://{host/", {})) == "`{` is never closed");
  CHECK(std::get<std::string>(ServerTemplate::parse("https://h/v1?x=1", {})) ==
        "the address of a server holds no query and no fragment");
}
