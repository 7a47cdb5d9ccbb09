#include "read/json_syntax.h"

#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("a text that is no JSON is refused at the byte that is wrong, in words that help") {
  struct Case {
    std::string text;
    std::string shown;
  };
  const auto c = GENERATE(values<Case>({
      // The text ends too early.
      {R"({"log": {"entries": [)",
       "1:22..1:22 syntax: the file ends inside an array | close it with `]`\n  1:21..1:22 opened here\n"},
      {"{\"a\":1,\n\n",
       "1:8..1:8 syntax: the file ends inside an object | close it with `}`\n  1:1..1:2 opened here\n"},
      {"{\"a\"", "1:5..1:5 syntax: the file ends inside an object | close it with `}`\n  1:1..1:2 opened here\n"},
      {"{\"a\":", "1:6..1:6 syntax: the file ends inside an object | close it with `}`\n  1:1..1:2 opened here\n"},
      {"[1", "1:3..1:3 syntax: the file ends inside an array | close it with `]`\n  1:1..1:2 opened here\n"},
      {"[\"é", "1:2..1:3 syntax: the file ends inside a string | close it with `\"`\n  1:4..1:4 the file ends here\n"},
      {"[\"a\\",
       "1:2..1:3 syntax: the file ends inside a string | close it with `\"`\n  1:5..1:5 the file ends here\n"},
      // Commas.
      {"[1,]", "1:3..1:4 syntax: a comma stands after the last item | take the comma out\n"},
      {"{\"a\":1 , }", "1:8..1:9 syntax: a comma stands after the last member | take the comma out\n"},
      {"[1,,2]",
       "1:4..1:5 syntax: a value is missing before the comma | take the comma out, or put a value before it\n"},
      {"[,1]", "1:2..1:3 syntax: a value is missing before the comma | take the comma out, or put a value before it\n"},
      {"{,}", "1:2..1:3 syntax: a member is missing before the comma | take the comma out\n"},
      {"[1 2]", "1:4..1:5 syntax: a comma is missing between two items | put a comma before this\n"},
      {"[[1] [2]]", "1:6..1:7 syntax: a comma is missing between two items | put a comma before this\n"},
      {"{\"a\":1 \"b\":2}", "1:8..1:9 syntax: a comma is missing between two members | put a comma before this\n"},
      {"[1;2]", "1:3..1:4 syntax: `;` stands where a comma has to be\n"},
      // Brackets.
      {"[1}", "1:3..1:4 syntax: an array is closed with `}` | close it with `]`\n  1:1..1:2 opened here\n"},
      {"{\"a\":1]", "1:7..1:8 syntax: an object is closed with `]` | close it with `}`\n  1:1..1:2 opened here\n"},
      {"{]", "1:2..1:3 syntax: an object is closed with `]` | close it with `}`\n  1:1..1:2 opened here\n"},
      {"{}}", "1:3..1:4 syntax: the bracket `}` closes nothing | take it out\n"},
      {"]", "1:1..1:2 syntax: a closing bracket stands where a value has to be\n"},
      // Members.
      {"{a:1}", "1:2..1:3 syntax: `a` is a member name without quotes | write it in double quotes\n"},
      {"{1:2}", "1:2..1:3 syntax: `1` is a member name without quotes | write it in double quotes\n"},
      {"{\"a\"}", "1:5..1:6 syntax: the member has a name but no value | put a colon and a value after the name\n"},
      {"{\"a\":}", "1:6..1:7 syntax: the member has a name but no value\n"},
      {"{\"a\":,\"b\":1}", "1:6..1:7 syntax: the member has a name but no value\n"},
      {"{\"a\" 1}", "1:6..1:7 syntax: a colon is missing after the member name\n"},
      {"{\"a\"=1}", "1:5..1:6 syntax: `=` stands between name and value | JSON puts a colon there\n"},
      {"{:1}", "1:2..1:3 syntax: a member name is missing before the colon\n"},
      {"{[1]:1}",
       "1:2..1:3 syntax: a member name has to stand here, not `[` | member names are strings in double quotes\n"},
      {"[\"a\":1]",
       "1:5..1:6 syntax: a colon stands after an item of an array | members with names need an object: `{…}`\n"},
      // Words.
      {"[True]", "1:2..1:6 syntax: `True` is no JSON value | write `true`\n"},
      {"None", "1:1..1:5 syntax: `None` is no JSON value | write `null`\n"},
      {"[NaN]", "1:2..1:5 syntax: `NaN` is no JSON number | write `null`, or a string, or leave it out\n"},
      {"[-Infinity]", "1:2..1:11 syntax: `-Infinity` is no JSON number | write `null`, or a string, or leave it out\n"},
      {"[tru]", "1:2..1:5 syntax: `tru` is no JSON value | a string needs double quotes\n"},
      {"[tru", "1:2..1:5 syntax: `tru` is no JSON value | a string needs double quotes\n"},
      {"[truex]", "1:2..1:7 syntax: `truex` is no JSON value | a string needs double quotes\n"},
      {"truex", "1:1..1:6 syntax: `truex` is no JSON value | a string needs double quotes\n"},
      {"[word]", "1:2..1:6 syntax: `word` is no JSON value | a string needs double quotes\n"},
      // Numbers.
      {"[01]",
       "1:2..1:4 syntax: `01` begins with a zero | JSON takes none in front of other digits; write a string if it "
       "counts\n"},
      {"-01",
       "1:1..1:4 syntax: `-01` begins with a zero | JSON takes none in front of other digits; write a string if it "
       "counts\n"},
      {"[1.]", "1:2..1:4 syntax: `1.` has no digit after the point | put a 0 after it, or take the point out\n"},
      {"[.5]", "1:2..1:4 syntax: `.5` has no digit before the point | put a 0 before it\n"},
      {"[-.5]", "1:2..1:5 syntax: `-.5` has no digit before the point | put a 0 before it\n"},
      {"[+1]", "1:2..1:4 syntax: `+1` begins with a plus sign | JSON numbers have none: take it out\n"},
      {"[1e]", "1:2..1:4 syntax: `1e` has no digit in its exponent\n"},
      {"[0x1F]", "1:2..1:6 syntax: `0x1F` is hexadecimal | JSON numbers are decimal\n"},
      {"[-]", "1:2..1:3 syntax: `-` is a sign without a number\n"},
      {"[12abc]", "1:2..1:7 syntax: `12abc` is no JSON number | a string needs double quotes\n"},
      // Strings.
      {"['x']", "1:2..1:3 syntax: a string stands in single quotes | write it in double quotes: `\"…\"`\n"},
      {"[“x”]",
       "1:2..1:3 syntax: a string stands in typographic quotes | write it in straight double quotes: `\"…\"`\n"},
      {"[\"a\n\"]",
       "1:4..2:1 syntax: the line ends inside a string | close the string with `\"`, or write a line break as `\\n`\n  "
       "1:2..1:3 the string begins here\n"},
      {"[\"a\tb\"]",
       "1:4..1:5 syntax: a tab stands inside a string | write it as `\\t`\n  1:2..1:3 the string begins here\n"},
      {"[\"\x1B\"]",
       "1:3..1:4 syntax: a control character stands inside a string | write it as `\\u001b`\n  1:2..1:3 the string "
       "begins here\n"},
      {"[\"a\\qb\"]", "1:4..1:6 syntax: a backslash before \"q\" is no escape | write a backslash itself as `\\\\`\n"},
      {"[\"\\u12G4\"]", "1:3..1:5 syntax: `\\u` needs four hexadecimal digits\n"},
      {"[\"\\u+123\"]", "1:3..1:5 syntax: `\\u` needs four hexadecimal digits\n"},
      {"[\"\\ud800\"]",
       "1:3..1:9 encoding: the escape `\\ud800` is half of a surrogate pair | UTF-8 cannot hold it; write both halves, "
       "or the character itself\n"},
      {"[\"\\ud800\\u0041\"]",
       "1:3..1:9 encoding: the escape `\\ud800` is half of a surrogate pair | UTF-8 cannot hold it; write both halves, "
       "or the character itself\n"},
      {"[\"\\udc00\"]",
       "1:3..1:9 encoding: the escape `\\udc00` is half of a surrogate pair | UTF-8 cannot hold it; write both halves, "
       "or the character itself\n"},
      // Between tokens.
      {"// x\n1", "1:1..1:5 syntax: JSON has no comments | take the comment out\n"},
      {"[1, /* x */ 2]", "1:5..1:12 syntax: JSON has no comments | take the comment out\n"},
      {"[1 # x\n]", "1:4..1:7 syntax: JSON has no comments | take the comment out\n"},
      {"[\xC2\xA0"
       "1]",
       "1:2..1:3 syntax: the character U+00A0 looks like a space but is none to JSON | replace it with an ordinary "
       "space\n"},
      {"[\x0C"
       "1]",
       "1:2..1:3 syntax: a control character stands between two tokens\n"},
      {"@", "1:1..1:2 syntax: no JSON value begins with `@`\n"},
      {"[1 @]", "1:4..1:5 syntax: a comma or `]` has to stand here, not `@`\n"},
      // After the value.
      {"1 2",
       "1:3..1:4 syntax: a second value follows the first | a JSON text holds one value; put several into an array\n"},
      {"{}\n{}",
       "2:1..2:2 syntax: a second value follows the first | a JSON text holds one value; put several into an array\n"},
      {"1,", "1:2..1:3 syntax: a comma follows the value | take it out, or put the values into an array\n"},
      {"1 @", "1:3..1:4 syntax: something follows the value: `@`\n"},
  }));
  INFO(c.text);
  CHECK(json(c.text)->json() == "failed: " + c.shown);
}

TEST_CASE("a text that is not UTF-8 is refused at its first wrong byte") {
  struct Case {
    std::string text;
    std::string shown;
  };
  const auto c = GENERATE(values<Case>({
      {"[\"a\xFF\"]", "1:4..1:5 encoding: the byte FF is not UTF-8 | save the file as UTF-8\n"},
      {std::string("[1,\0]", 5),
       "1:4..1:5 encoding: a NUL byte stands in the text | if the file is UTF-16 or UTF-32, save the file as UTF-8\n"},
      {std::string("1\0", 2),
       "1:2..1:3 encoding: a NUL byte stands in the text | if the file is UTF-16 or UTF-32, save the file as UTF-8\n"},
      {std::string("\xFF\xFE[\0]\0", 6), "1:1..1:3 encoding: the text is UTF-16, not UTF-8 | save the file as UTF-8\n"},
      {std::string("\xFE\xFF\0[\0]", 6), "1:1..1:3 encoding: the text is UTF-16, not UTF-8 | save the file as UTF-8\n"},
      {"", "1:1..1:1 empty-input\n"},
      {" \r\n\t", "1:1..1:1 empty-input\n"},
      {"\xEF\xBB\xBF ", "1:1..1:1 empty-input\n"},
  }));
  CHECK(json(c.text)->json() == "failed: " + c.shown);
  CHECK(yaml(c.text)->json() == "failed: " + c.shown);
}

TEST_CASE("every beginning of a document is refused and none crashes") {
  const std::string text = R"({"a": [1.5e+3, -0, true, false, null, "\u00e9\n"], "b": {"c": []}})";
  for (std::size_t length = 0; length < text.size(); ++length) {
    INFO(length);
    const auto reading = json(text.substr(0, length));
    CHECK_FALSE(reading->document);
    CHECK(reading->failure.size() == 1);
  }
}

}  // namespace
}  // namespace contract::internal
