#include "http/header.h"
#include "http/method.h"
#include "http/query.h"
#include "http/token.h"
#include "support/catch.h"

using namespace contract::internal;

TEST_CASE("a query is split into decoded fields") {
  struct Case {
    std::string_view query;
    std::string_view fields;
  };
  const Case cases[] = {
      {"", ""},
      {"a=1&b=2", "[a=1 0-3][b=2 4-7]"},
      {"a=1&a=2", "[a=1 0-3][a=2 4-7]"},
      {"a", "[a= 0-1]"},
      {"a=", "[a= 0-2]"},
      {"=1", "[=1 0-2]"},
      {"a=b=c", "[a=b=c 0-5]"},
      {"&&a=1&", "[a=1 2-5]"},
      {"a+b=c%2Bd%20e", "[a b=c+d e 0-13]"},
      {"filter%5Bx%5D=1", "[filter[x]=1 0-15]"},
      {"a=%26&b=%3D", "[a=& 0-5][b== 6-11]"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    std::string all;
    for (const QueryField& field : split_query(c.query)) {
      all += '[' + field.name + '=' + field.value + ' ' + std::to_string(field.begin) + '-' +
             std::to_string(field.end) + ']';
    }
    CHECK(all == c.fields);
  }
}

TEST_CASE("cookies are split at semicolons") {
  struct Case {
    std::string_view header;
    std::string_view cookies;
  };
  const Case cases[] = {{"", ""},
                        {"a=1", "[a|1]"},
                        {"a=1; b=2", "[a|1][b|2]"},
                        {"a=1;b=x=y ;", "[a|1][b|x=y]"},
                        {"a; =1; b=\"q\"", "[b|\"q\"]"}};
  for (const Case& c : cases) {
    CAPTURE(c.header);
    std::string all;
    for (const Cookie& cookie : split_cookies(c.header)) {
      all += '[' + std::string(cookie.name) + '|' + std::string(cookie.value) + ']';
    }
    CHECK(all == c.cookies);
  }
}

TEST_CASE("names of header fields are compared without case") {
  CHECK(same_header_name("Content-Type", "content-type"));
  CHECK(!same_header_name("Content-Type", "Content_Type"));
  CHECK(!same_header_name("Content-Type", "Content-Typ"));
}

TEST_CASE("tokens hold no separators") {
  for (const std::string_view text : {"GET", "x-a", "a.b", "!#$%&'*+-.^_`|~9"}) CHECK(is_token(text));
  for (const std::string_view text : {"", "a b", "a/b", "a:b", "a\"", "é", "a\n"}) CHECK(!is_token(text));
}

TEST_CASE("a path item knows the eight methods in lower case") {
  CHECK(path_item_methods().size() == 8);
  CHECK(is_path_item_method("post"));
  CHECK(!is_path_item_method("POST"));
  CHECK(!is_path_item_method("query"));
}
