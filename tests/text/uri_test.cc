#include "text/uri.h"

#include <vector>

#include "support/catch.h"

namespace contract::internal {
namespace {

std::string shown(const Uri& uri) {
  const auto part = [](std::optional<std::string_view> text) { return text ? "<" + std::string(*text) + ">" : "-"; };
  return part(uri.scheme) + " " + part(uri.authority) + " " + part(uri.path) + " " + part(uri.query) + " " +
         part(uri.fragment);
}

TEST_CASE("a URI is split into its five parts, and a part that is empty differs from one that is missing") {
  struct Case {
    std::string_view text, parts;
  };
  for (const auto& [text, parts] : std::vector<Case>{
           {"https://u@h:1/p/q?a=b#f", "<https> <u@h:1> </p/q> <a=b> <f>"},
           {"", "- - <> - -"},
           {"?#", "- - <> <> <>"},
           {"//", "- <> <> - -"},
           {"urn:a:b", "<urn> - <a:b> - -"},
           {"a/b:c", "- - <a/b:c> - -"},
           {":a", "- - <:a> - -"},
           {"#a?b#c", "- - <> - <a?b#c>"},
           {"a?b:c//d", "- - <a> <b:c//d> -"},
           {"file:///etc", "<file> <> </etc> - -"},
       }) {
    CAPTURE(text);
    CHECK(shown(split_uri(text)) == parts);
  }
}

TEST_CASE("references are resolved as RFC 3986 section 5.4 shows") {
  constexpr std::string_view kBase = "http://a/b/c/d;p?q";
  struct Case {
    std::string_view reference, target;
  };
  for (const auto& [reference, target] : std::vector<Case>{
           {"g:h", "g:h"},
           {"g", "http://a/b/c/g"},
           {"./g", "http://a/b/c/g"},
           {"g/", "http://a/b/c/g/"},
           {"/g", "http://a/g"},
           {"//g", "http://g"},
           {"?y", "http://a/b/c/d;p?y"},
           {"g?y", "http://a/b/c/g?y"},
           {"#s", "http://a/b/c/d;p?q#s"},
           {"g#s", "http://a/b/c/g#s"},
           {"g?y#s", "http://a/b/c/g?y#s"},
           {";x", "http://a/b/c/;x"},
           {"g;x", "http://a/b/c/g;x"},
           {"", "http://a/b/c/d;p?q"},
           {".", "http://a/b/c/"},
           {"./", "http://a/b/c/"},
           {"..", "http://a/b/"},
           {"../", "http://a/b/"},
           {"../g", "http://a/b/g"},
           {"../..", "http://a/"},
           {"../../g", "http://a/g"},
           {"../../../g", "http://a/g"},
           {"../../../../g", "http://a/g"},
           {"/./g", "http://a/g"},
           {"/../g", "http://a/g"},
           {"g.", "http://a/b/c/g."},
           {".g", "http://a/b/c/.g"},
           {"g..", "http://a/b/c/g.."},
           {"..g", "http://a/b/c/..g"},
           {"./../g", "http://a/b/g"},
           {"./g/.", "http://a/b/c/g/"},
           {"g/./h", "http://a/b/c/g/h"},
           {"g/../h", "http://a/b/c/h"},
           {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
           {"g;x=1/../y", "http://a/b/c/y"},
           {"g?y/./x", "http://a/b/c/g?y/./x"},
           {"g#s/../x", "http://a/b/c/g#s/../x"},
           {"http:g", "http:g"},  // strict: a scheme makes it absolute
       }) {
    CAPTURE(reference);
    CHECK(resolve_uri(kBase, reference) == target);
  }
}

TEST_CASE("bases without an authority, without a path and without anything are resolved against too") {
  struct Case {
    std::string_view base, reference, target;
  };
  for (const auto& [base, reference, target] : std::vector<Case>{
           {"", "a/../b#c", "a/../b#c"},
           {"urn:example:a", "#/$defs/b", "urn:example:a#/$defs/b"},
           {"urn:uuid:a#x", "", "urn:uuid:a"},
           {"https://example.com", "schema.json", "https://example.com/schema.json"},
           {"file:///schemas/a.json", "b/c.json#d", "file:///schemas/b/c.json#d"},
           {"file:/a/b", "..//x", "file:/.//x"},
           {"schemas/a.json", "../b.json", "/b.json"},
       }) {
    CAPTURE(base, reference);
    CHECK(resolve_uri(base, reference) == target);
  }
}

TEST_CASE("a URI has a scheme and a reference need not have one") {
  CHECK(is_uri("https://example.com/schema.json#/a"));
  CHECK_FALSE(is_uri("schema.json"));
  CHECK(is_uri_reference("schema.json"));
  CHECK(is_uri_reference(""));
  CHECK_FALSE(is_uri_reference("a b"));
}

TEST_CASE("the fragment is cut off at the first number sign") {
  CHECK(without_fragment("a#b#c") == "a");
  CHECK(without_fragment("a") == "a");
  CHECK(without_fragment("#") == "");
}

TEST_CASE("escapes are decoded, and what is none stays") {
  CHECK(percent_decode("%7Bid%7d") == "{id}");
  CHECK(percent_decode("100%") == "100%");
  CHECK(percent_decode("%zz%4%41") == "%zz%4A");
  CHECK(percent_decode("%2541") == "%41");
  CHECK(percent_decode("%C3%A9") == "\u00e9");
}

TEST_CASE("a path survives the way to a file: URI and back") {
  for (const std::string path : {"/", "/a/b.json", "/with space/100%/#?", "/\u00e9/\\\"", "/a:b@c"}) {
    CAPTURE(path);
    CHECK(is_uri(file_uri(path)));
    CHECK(path_of_file_uri(file_uri(path)) == path);
  }
  CHECK(file_uri("/a b/\u00e9") == "file:///a%20b/%C3%A9");
}

TEST_CASE("only a file: URI of this machine has a path") {
  CHECK(path_of_file_uri("FILE://LocalHost/a") == "/a");
  CHECK(path_of_file_uri("file:/a#b") == "/a");
  CHECK(path_of_file_uri("file://server/a").empty());
  CHECK(path_of_file_uri("file:a").empty());
  CHECK(path_of_file_uri("https:///a").empty());
  CHECK(path_of_file_uri("/a").empty());
  CHECK(path_of_file_uri("file:///a%00.json").empty());
}

}  // namespace
}  // namespace contract::internal
