#include "read/yaml_syntax.h"

#include "read/support.h"
#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("a text that is no YAML, or that JSON cannot say, is refused at its place, in words that help") {
  struct Case {
    std::string text;
    std::string shown;
  };
  const auto c = GENERATE(values<Case>({
      // Brackets and quotes that are never closed.
      {"[a, [b, c\n\n", "1:10..1:10 syntax: the file ends inside a list | close it with `]`\n  1:5..1:6 opened here\n"},
      {"x: [a, {b: c",
       "1:13..1:13 syntax: the file ends inside a mapping | close it with `}`\n  1:8..1:9 opened here\n"},
      {"a: don't\nb: \"c\nd: 'e'",
       "2:4..2:5 syntax: the file ends inside a string | close it with the quote it begins with\n  3:7..3:7 the file "
       "ends here\n"},
      {"[1,\n2}", "2:2..2:3 syntax: the bracket \"}\" does not fit\n  1:1..1:2 opened here\n"},
      {"[\"a\" \"b\"]",
       "1:6..1:7 syntax: a comma or `]` has to stand here, not \"\\\"\" | names and strings on several lines need "
       "quotes as well\n  1:1..1:2 opened here\n"},
      // Lines that do not belong where they stand.
      {"a:\n\tb: 1", "2:1..2:2 syntax: a tab indents the line | YAML indents with spaces only\n"},
      {"a:\n  b: 1\n c: 2",
       "3:2..3:3 syntax: the line is no member of the mapping that it stands in | members are `name: value`, all of "
       "them at the same indentation\n"},
      {"- a\n - b: 1\n  c",
       "2:5..2:6 syntax: a colon stands after something that is no key | quote a text that holds `: `\n"},
      {"a: b: c", "1:5..1:6 syntax: a colon stands after something that is no key | quote a text that holds `: `\n"},
      {"a: - b", "1:4..1:5 syntax: a list item cannot begin here | begin the list on a line of its own\n"},
      // Values that cannot begin so.
      {"a: @b", "1:4..1:5 syntax: no value begins with \"@\" | quote it if it is meant as text\n"},
      {"a: [b?c]",
       "1:6..1:7 syntax: a question mark stands unquoted between brackets | quote the text that holds it\n"},
      {"a: *b",
       "1:4..1:6 syntax: the alias names an anchor that is not above it | quote a text that begins with `*`\n"},
      {"\"a\\qb\"",
       "1:3..1:5 syntax: no escape of YAML looks like this | write a backslash itself as `\\\\`, or use single "
       "quotes\n"},
      {"\"\\ud83d\\ude00\"",
       "1:2..1:8 syntax: the escape names no character | write both halves of a surrogate pair as one \\U escape\n"},
      {"a: | b",
       "1:6..1:7 syntax: only an indentation from 1 to 9, `+` or `-` may follow `|` and `>` | begin the text on the "
       "next line\n"},
      // What yaml-cpp would let pass.
      {"[a, , b]",
       "1:5..1:6 syntax: a value is missing before the comma | take the comma out, or put a value before it\n"},
      {"{a: 1, , b: 2}",
       "1:8..1:9 syntax: a value is missing before the comma | take the comma out, or put a value before it\n"},
      {"{a: : d}", "1:5..1:6 syntax: two colons stand in a row | quote it if it is meant as text\n"},
      {"a: 1\n%b: 2",
       "2:1..2:2 syntax: something follows the value | a YAML document holds one value; quote a text as a whole\n"},
      {"a\x04"
       "b",
       "1:2..1:3 syntax: the control character \"\\u0004\" stands in the text | write it as an escape in a "
       "double-quoted string\n"},
      {"a\rb", "1:2..1:3 syntax: a carriage return stands alone | end lines with a line feed, or with both\n"},
      {"a: 1\nb",
       "2:2..2:2 syntax: the line is no member of the mapping that it stands in | members are `name: value`\n"},
      {"a: 1\nnull",
       "2:5..2:5 syntax: the line is no member of the mapping that it stands in | members are `name: value`\n"},
      {"- 'b\n",
       "1:3..1:4 syntax: the file ends inside a string | close it with the quote it begins with\n  2:1..2:1 the file "
       "ends here\n"},
      {"a: \"",
       "1:4..1:5 syntax: the file ends inside a string | close it with the quote it begins with\n  1:5..1:5 the file "
       "ends here\n"},
      {" # c\n%a: 1\nb: 2", "2:1..2:6 syntax: YAML has no such directive | quote a text that begins with `%`\n"},
      {"%YAML 1.2\na: 1", "2:1..2:1 syntax: `---` is missing after the directives | put a line `---` before this\n"},
      // More than one value.
      {"a: 1\n---\nb: 2\n",
       "2:1..2:4 syntax: a second document begins here | put each document into a file of its own: only one would be "
       "checked\n"},
      {"[1] [2]",
       "1:5..1:6 syntax: something follows the value | a YAML document holds one value; quote a text as a whole\n"},
      {"'x' y",
       "1:5..1:6 syntax: something follows the value | a YAML document holds one value; quote a text as a whole\n"},
      {"# only\n# comments\n", "1:1..1:1 empty-input\n"},
      // What JSON cannot say.
      {"a: -.inf", "1:4..1:9 syntax: \"-.inf\" is a number that JSON cannot say | quote it to make it a string\n"},
      {".NaN", "1:1..1:5 syntax: \".NaN\" is a number that JSON cannot say | quote it to make it a string\n"},
      {"? [a]\n: 1",
       "1:3..1:4 syntax: a list stands as a key | JSON member names are strings: make the key a scalar, or quote it\n"},
      {"{{a: 1}: 2}",
       "1:2..1:3 syntax: a mapping stands as a key | JSON member names are strings: make the key a scalar, or quote "
       "it\n"},
      {"a: &x [1]\n*x : 2",
       "2:1..2:3 syntax: the key is an alias of a list or mapping | JSON member names are strings\n"},
      // Tags and merges.
      {"!!int abc", "1:7..1:10 syntax: \"abc\" is tagged !!int but is no integer | take the tag out\n"},
      {"!!int 1.5", "1:7..1:10 syntax: \"1.5\" is tagged !!int but is no integer | take the tag out\n"},
      {"!!bool yes",
       "1:8..1:11 syntax: \"yes\" is tagged !!bool but is neither true nor false | write `true` or `false`, or take "
       "the tag out\n"},
      {"!!str [a]", "1:7..1:8 syntax: a list has a tag of another type | take the tag out\n"},
      {"!!seq {a: 1}", "1:7..1:8 syntax: a mapping has a tag of another type | take the tag out\n"},
      {"a: 1\nb: !!int\n", "2:9..2:9 syntax: \"\" is tagged !!int but is no integer | take the tag out\n"},
      {"!!str",
       "1:1..1:6 syntax: a tag stands without a value | write the value as well: `\"\"` is the empty string\n"},
      {"&a !!str\n",
       "1:4..1:9 syntax: a tag stands without a value | write the value as well: `\"\"` is the empty string\n"},
      {"!!map a", "1:7..1:8 syntax: \"a\" is tagged !!map but is no mapping | take the tag out\n"},
      {"<<: 1",
       "1:5..1:6 syntax: the merge key `<<` is given something else than an alias | give it an alias or a list of "
       "aliases, or quote it to make it an ordinary key\n"},
      {"<<: {a: 1}",
       "1:5..1:6 syntax: the merge key `<<` is given something else than an alias | give it an alias or a list of "
       "aliases, or write the members themselves\n"},
      {"a: &x [1]\nb: {<<: *x}",
       "2:9..2:11 syntax: the merge key `<<` names something else than a mapping | only mappings can be merged\n"},
      // Loops.
      {"a: &x [1, *x]",
       "1:11..1:13 syntax: the alias stands inside the value that it names | a value cannot hold itself\n"},
      {"a: &x {<<: *x}",
       "1:12..1:14 syntax: the alias stands inside the value that it names | a value cannot hold itself\n"},
  }));
  INFO(c.text);
  CHECK(yaml(c.text)->json() == "failed: " + c.shown);
}

TEST_CASE("no beginning of a document crashes") {
  const std::string text =
      "%YAML 1.2\n---\n# c\na: &x !!str \"h\\u00e9\"\n? b\n: [1, {c: 'd', e}, *x]\nf: |2-\n   g\nh:\n  - >+\n   i\n  "
      "-\n<<: *y\n...\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    INFO(length);
    const auto reading = yaml(text.substr(0, length));
    CHECK(reading->document.has_value() == reading->failure.empty());
  }
}

}  // namespace
}  // namespace contract::internal
