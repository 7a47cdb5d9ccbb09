#include "read/yaml.h"

#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("plain scalars mean what the core schema of YAML 1.2 says") {
  struct Case {
    const char* scalar;
    const char* json;
  };
  const auto c = GENERATE(values<Case>({
      {"~", "null"},
      {"null", "null"},
      {"Null", "null"},
      {"NULL", "null"},
      {"nULL", "\"nULL\""},
      {"true", "true"},
      {"True", "true"},
      {"FALSE", "false"},
      {"yes", "\"yes\""},
      {"on", "\"on\""},
      {"tRUE", "\"tRUE\""},
      {"0", "0"},
      {"-0", "-0"},
      {"12", "12"},
      {"+12", "12"},
      {"-12", "-12"},
      {"007", "7"},
      {"-00", "-0"},
      {"1_000", "\"1_000\""},
      {"0o17", "15"},
      {"0o8", "\"0o8\""},
      {"017", "17"},
      {"0x1F", "31"},
      {"0xG", "\"0xG\""},
      {"-0x1F", "\"-0x1F\""},
      {"0b11", "\"0b11\""},
      {"0x0", "0"},
      {"1.5", "1.5"},
      {"1.", "1.0"},
      {".5", "0.5"},
      {"-.5e-3", "-0.5e-3"},
      {"+1.e5", "1.0e5"},
      {"1e3", "1e3"},
      {"1E+400", "1E+400"},
      {"00.10", "0.10"},
      {".", "\".\""},
      {"-", "[null]"},
      {"+", "\"+\""},
      {"1e", "\"1e\""},
      {"e3", "\"e3\""},
      {".e3", "\".e3\""},
      {"1.2.3", "\"1.2.3\""},
      {"12:30", "\"12:30\""},
      {"2020-01-01", "\"2020-01-01\""},
      {"12e03", "12e03"},
      {"é", "\"é\""},
      {"a b  c", "\"a b  c\""},
      {"http://x:1/#y", "\"http://x:1/#y\""},
      {"0xFFFFFFFFFFFFFFFFFFFFFFFF", "79228162514264337593543950335"},
      {"0o777777777777777777777777777", "2417851639229258349412351"},
      {"12345678901234567890.10", "12345678901234567890.10"},
  }));
  CHECK(yaml(c.scalar)->json() == c.json);
}

TEST_CASE("quoted and block scalars are strings") {
  CHECK(
      yaml("- '12'\n- \"true\"\n- |\n  ~\n- >-\n  1\n  2\n- 'it''s'\n- \"\\x41\\u00e9\\U0001F600\\n\\/\"\n")->json() ==
      R"(["12","true","~\n","1 2","it's","Aé😀\n/"])");
}

TEST_CASE("the escapes of YAML that stand for one character beyond ASCII give UTF-8") {
  CHECK(yaml("\"a\\Nb\\_c\\L\\P é�\"")->json() ==
        "\"a\\u0085b\xC2\xA0"
        "c\\u2028\\u2029 é�\"");
}

TEST_CASE("tags decide over the look of a scalar") {
  struct Case {
    const char* text;
    const char* json;
  };
  const auto c = GENERATE(values<Case>({
      {"!!str 12", "\"12\""},
      {"! 12", "\"12\""},
      {"[!!str ]", "[\"\"]"},
      {"!!int \"12\"", "12"},
      {"!!float 1", "1"},
      {"!!float '.5'", "0.5"},
      {"!!bool 'true'", "true"},
      {"!!null ''", "null"},
      {"!env 12", "\"12\""},
      {"!!binary aGk=", "\"aGk=\""},
      {"!!timestamp 2020-01-01", "\"2020-01-01\""},
      {"!<tag:yaml.org,2002:int> 7", "7"},
      {"!!map {a: 1}", "{\"a\":1}"},
      {"!!seq [1]", "[1]"},
      {"!thing {a: !other [1]}", "{\"a\":[1]}"},
      {"!!set {a, b}", "{\"a\":null,\"b\":null}"},
      {"%TAG !y! tag:yaml.org,2002:\n---\n!y!int '5'", "5"},
  }));
  INFO(c.text);
  CHECK(yaml(c.text)->json() == c.json);
}

TEST_CASE("keys are strings, with the text they are written with") {
  CHECK(yaml("1: a\nnull: b\n~: c\nTrue: d\n: e\n0x1F: f\n'q': g\n1.50: h\n? i\n: j\n? k\n")->json() ==
        R"({"1":"a","null":"b","~":"c","True":"d","":"e","0x1F":"f","q":"g","1.50":"h","i":"j","k":null})");
}

TEST_CASE("values that are left out are null") {
  CHECK(yaml("a:\nb: {c: , d}\ne:\n-\n- f:\nnull: x\n")->json() ==
        R"({"a":null,"b":{"c":null,"d":null},"e":[null,{"f":null}],"null":"x"})");
  CHECK(yaml("---\n")->json() == "null");
  CHECK(yaml("a: &x\nb: *x\n")->json() == R"({"a":null,"b":null})");
}

TEST_CASE("spans cover a token exactly, whatever stands around it") {
  const auto reading = yaml(
      "\xEF\xBB\xBF# é\n"
      "a:  &x !!str  \"h\\n\"   # c\n"
      "\"b\" : 'i''s'\n"
      "c: [1, é , [], {x: {}, } , ]   # d ]\n"
      "e: |2-   # cc\n"
      "    text\n"
      "\n"
      "f: >\n"
      "  a\n"
      "  b\n"
      "\n"
      "g: plain\n"
      "  multi   line\n"
      "h:\n"
      "i: ~\n"
      "j:\n"
      "- é ü\n"
      "-\n"
      "- - x\n"
      "  - y: z\n"
      "k: &m {q: 1}\n"
      "l: *m\n"
      "m: !!seq [*x]\n"
      "n: [a: 1]\n");
  REQUIRE(reading->document);
  const std::string_view text = reading->sources.text(reading->source);
  std::string shown;
  const Node* const root = reading->document->root().node();
  for (const Node* node = root + 1; node != root + root->extent; ++node) {
    shown += "<" + std::string(text.substr(node->span.begin, node->span.end - node->span.begin)) + ">\n";
  }
  CHECK(root->span == Span{.begin = 8, .end = static_cast<std::uint32_t>(text.size() - 1)});
  CHECK(shown ==
        "<a>\n<\"h\\n\">\n"
        "<\"b\">\n<'i''s'>\n"
        "<c>\n<[1, é , [], {x: {}, } , ]>\n<1>\n<é>\n<[]>\n<{x: {}, }>\n<x>\n<{}>\n"
        "<e>\n<|2-   # cc\n    text>\n"
        "<f>\n<>\n  a\n  b>\n"
        "<g>\n<plain\n  multi   line>\n"
        "<h>\n<>\n"
        "<i>\n<~>\n"
        "<j>\n<- é ü\n-\n- - x\n  - y: z>\n<é ü>\n<>\n<- x\n  - y: z>\n<x>\n<y: z>\n<y>\n<z>\n"
        "<k>\n<{q: 1}>\n<q>\n<1>\n"
        "<l>\n<{q: 1}>\n<q>\n<1>\n"
        "<m>\n<[*x]>\n<\"h\\n\">\n"
        "<n>\n<[a: 1]>\n<a: 1>\n<a>\n<1>\n");
}

TEST_CASE("strings that stand in the source as they are view it") {
  const auto reading = yaml("[plain, 'single', \"double\", 'it''s', \"a\\tb\"]");
  REQUIRE(reading->document);
  const std::string_view text = reading->sources.text(reading->source);
  std::vector<bool> views;
  std::vector<bool> decoded;
  for (const Value item : reading->document->root().items()) {
    views.push_back(item.string().data() >= text.data() && item.string().data() < text.data() + text.size());
    decoded.push_back(item.node()->decoded);
  }
  CHECK(views == std::vector<bool>{true, true, true, false, false});
  CHECK(decoded == std::vector<bool>{false, false, false, true, true});
}

TEST_CASE("JSON texts mean the same when they are read as YAML") {
  const auto c = GENERATE(as<std::string>{}, R"({"a": [1, -2.5e3, true, null, "x"], "b": {"c": {}, "d": []}})",
                          "[\n  {\n    \"a\": \"\\u00e9\\n\"\n  },\n  []\n]\n", "\"x\"", "[1,2,[3]]",
                          R"({"a":1,"b":[{"c":"d"}]})");
  CHECK(yaml(c)->json() == json(c)->json());
}

TEST_CASE("lines may end with carriage return and line feed") {
  const auto reading = yaml("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: d\r\n  e\r\n");
  CHECK(reading->json() == R"({"a":1,"b":"x\ny\n","c":"d e"})");
}

TEST_CASE("an alias is a copy of what its anchor names") {
  CHECK(yaml("a: &x {p: [1, &y 2]}\nb: *x\nc: [*y, *x]\nd: &z 0x10\ne: *z\n")->json() ==
        R"({"a":{"p":[1,2]},"b":{"p":[1,2]},"c":[2,{"p":[1,2]}],"d":16,"e":16})");
  CHECK(yaml("&k 1: x\ny: *k\n*k : z\n")->json() == R"({"1":"x","y":1,"1":"z"})");
  CHECK(yaml("- &a 1\n- &a 2\n- *a\n")->json() == "[1,2,2]");
}

TEST_CASE("merged members give way to explicit ones, and later merges to earlier ones") {
  CHECK(yaml("base: &b {p: 1, q: 2}\nd:\n  <<: *b\n  q: 3\n")->json() == R"({"base":{"p":1,"q":2},"d":{"q":3,"p":1}})");
  CHECK(yaml("a: &a {p: 1}\nb: &b {p: 2, q: {r: 2}}\nc: {x: 0, <<: [*a, *b], y: 0}\n")->json() ==
        R"({"a":{"p":1},"b":{"p":2,"q":{"r":2}},"c":{"x":0,"y":0,"p":1,"q":{"r":2}}})");
  CHECK(yaml("a: &a {p: 1}\nb: &b {<<: *a, q: 2}\nc: {<<: *b, <<: *a}\n")->json() ==
        R"({"a":{"p":1},"b":{"q":2,"p":1},"c":{"q":2,"p":1}})");
  CHECK(yaml("'<<': 1\n")->json() == R"({"<<":1})");
}

TEST_CASE("repeated keys and imprecise integers are remarked upon once, though aliases repeat them") {
  const auto reading = yaml("a: &x {k: 1, 'k': 9007199254740993}\nb: *x\na: 0x20000000000001\nc: {<<: *x, k: 3}\n");
  REQUIRE(reading->document);
  CHECK(reading->shown(reading->remarks) ==
        "3:1..3:2 duplicate-key at /a: a\n"
        "  1:1..1:2 first written here\n"
        "1:14..1:17 duplicate-key at /a/k: k\n"
        "  1:8..1:9 first written here\n"
        "1:19..1:35 imprecise-number at /a/k: 9007199254740993 becomes 9007199254740992\n"
        "3:4..3:20 imprecise-number at /a: 9007199254740993 becomes 9007199254740992\n");
}

}  // namespace
}  // namespace contract::internal
