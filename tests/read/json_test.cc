#include "read/json.h"

#include "document/number.h"
#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("a JSON text is read with exact spans and with its digits as written") {
  const auto reading = json(
      "{\"a\": [1.50, -0, 1e400],\n \"é\\u00e9\": \"x\\\"\\ud83d\\ude00\", \"\": null, \"t\":true,\"f\" : false }\n");
  REQUIRE(reading->document);
  CHECK(dump(*reading->document) ==
        "object 0..89 size 5\n"
        "  member 1..4 \"a\"\n"
        "    array 6..23 size 3\n"
        "      number 7..11 1.50\n"
        "      number 13..15 -0\n"
        "      number 17..22 1e400\n"
        "  member 26..36 \"éé\" decoded\n"
        "    string 38..55 \"x\\\"😀\" decoded\n"
        "  member 57..59 \"\"\n"
        "    null 61..65\n"
        "  member 67..70 \"t\"\n"
        "    boolean 71..75 true\n"
        "  member 76..79 \"f\"\n"
        "    boolean 82..87 false\n");
}

TEST_CASE("a text may be one scalar") {
  const auto c = GENERATE(as<std::string>{}, "null", "true", "false", "0", "-1.5E+10", "\"\"", "\"x\"", "[]", "{}");
  CHECK(json(" \t\r\n" + c + "\n")->json() == c);
}

TEST_CASE("numbers keep every digit, however large") {
  const std::string digits = std::string(10'000, '7') + "." + std::string(10'000, '3') + "e-99999999999999999999";
  CHECK(json("[" + digits + "]")->json() == "[" + digits + "]");
}

TEST_CASE("escapes are resolved") {
  const auto reading = json(R"(["\"\\\/\b\f\n\r\t", "\u0000", "\u00E9\u20ac", "\uD83D\uDE00", "a\u0062c"])");
  REQUIRE(reading->document);
  std::vector<std::string> strings;
  for (const Value item : reading->document->root().items()) strings.emplace_back(item.string());
  CHECK(strings == std::vector<std::string>{"\"\\/\b\f\n\r\t", std::string(1, '\0'), "é€", "😀", "abc"});
}

TEST_CASE("strings without escapes view the source") {
  const auto reading = json("\"plain\"");
  REQUIRE(reading->document);
  const std::string_view text = reading->sources.text(reading->source);
  CHECK(reading->document->root().string().data() == text.data() + 1);
}

TEST_CASE("a byte order mark is passed over and counts in offsets") {
  const auto reading = json("\xEF\xBB\xBF[1]");
  REQUIRE(reading->document);
  CHECK(dump(*reading->document) == "array 3..6 size 1\n  number 4..5 1\n");
}

TEST_CASE("every repeated name is remarked upon, with the place of the first") {
  const auto reading = json("{\"a\": 1, \"b\": [0, {\"x/y\": 1, \"z\": 2, \"x\\/y\": 3}],\n\"a\": 2, \"\\u0061\": 3}");
  CHECK(reading->json() == R"({"a":1,"b":[0,{"x/y":1,"z":2,"x/y":3}],"a":2,"a":3})");
  CHECK(reading->shown(reading->remarks) ==
        "2:1..2:4 duplicate-key at /a: a\n"
        "  1:2..1:5 first written here\n"
        "2:9..2:17 duplicate-key at /a: a\n"
        "  1:2..1:5 first written here\n"
        "1:38..1:44 duplicate-key at /b/1/x~1y: x/y\n"
        "  1:20..1:25 first written here\n");
}

TEST_CASE("repeated names are found among two hundred thousand members") {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"" + std::to_string(i) + "\":0,";
  const auto reading = json(text + "\"77\":1}");
  REQUIRE(reading->document);
  REQUIRE(reading->remarks.size() == 1);
  CHECK(reading->remarks.front().instance == "/77");
}

TEST_CASE("remarks stop at a limit, so that a hostile text cannot fill the memory") {
  std::string text = "{\"a\":0";
  for (int i = 0; i < 50'000; ++i) text += ",\"a\":9007199254740993";
  const auto reading = json(text + "}");
  REQUIRE(reading->document);
  CHECK(reading->remarks.size() == 2 * kMaxRemarksPerCode);
}

TEST_CASE("integers that a double cannot hold are remarked upon, and no other numbers") {
  const auto reading = json(
      "[9007199254740992, 9007199254740993, {\"x\": -18446744073709551615}, 18446744073709551616, 0.1, 1e23,\n"
      "123456789012345678901234567890]");
  CHECK(reading->shown(reading->remarks) ==
        "1:20..1:36 imprecise-number at /1: 9007199254740993 becomes 9007199254740992\n"
        "1:44..1:65 imprecise-number at /2/x: -18446744073709551615 becomes -18446744073709551616\n"
        "2:1..2:31 imprecise-number at /6: 123456789012345678901234567890 becomes 123456789012345677877719597056\n");
}

TEST_CASE("nesting beyond the limit ends at the bracket that exceeds it") {
  CHECK(json("[[[1]]]", {.max_depth = 3})->json() == "[[[1]]]");
  CHECK(json("[[{\"a\": [1]}]]", {.max_depth = 3})->json() == "failed: 1:9..1:10 too-deep: 4 > 3\n");
  CHECK(json(std::string(1'000'000, '['))->json() == "failed: 1:1025..1:1026 too-deep: 1025 > 1024\n");
}

}  // namespace
}  // namespace contract::internal
