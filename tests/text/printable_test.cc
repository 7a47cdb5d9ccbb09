#include "text/printable.h"

#include <string>
#include <vector>

#include "support/catch.h"
#include "text/utf8.h"

using namespace contract::internal;

TEST_CASE("printable() escapes what a terminal would obey, hide or reorder, and leaves all else") {
  struct Case {
    std::string text;
    std::string shown;
  };
  const std::vector<Case> cases{
      {"", ""},
      {"plain \\ \"text\" ~", "plain \\ \"text\" ~"},
      {"größe 名前 🙂", "größe 名前 🙂"},
      {"e\u0301", "e\u0301"},
      {"\x1b[31mred", "\\u001b[31mred"},
      {std::string("a\0b", 3), "a\\u0000b"},
      {"a\tb\r\nc", "a\\u0009b\\u000d\\u000ac"},
      {"\x7f", "\\u007f"},
      {"\u009b31m", "\\u009b31m"},
      {"\u202Eevil\u202C", "\\u202eevil\\u202c"},
      {"\u2066x\u2069", "\\u2066x\\u2069"},
      {"id\u200B", "id\\u200b"},
      {"\uFEFFid", "\\ufeffid"},
      {"\u2028", "\\u2028"},
      {"a\u00ADb", "a\\u00adb"},
      {"\U000E0041", "\\udb40\\udc41"},
      {"\xff\xfe", "\\xff\\xfe"},
      {"\xe2\x82", "\\xe2\\x82"},
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},
      {"\uFFFD", "\uFFFD"},
  };
  for (const Case& each : cases) {
    CHECK(printable(each.text) == each.shown);
    CHECK(printable(printable(each.text)) == each.shown);
  }
}

TEST_CASE("an excerpt is cut between code points and says so") {
  CHECK(printable_excerpt("größe", 5) == "größe");
  CHECK(printable_excerpt("größe", 4) == "größ…");
  CHECK(printable_excerpt("\x1b\x1b", 1) == "\\u001b…");
  CHECK(printable_excerpt("x", 0) == "…");
  CHECK(printable_excerpt("", 0).empty());
}

TEST_CASE("whatever the bytes, nothing unprintable is left") {
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      const std::string shown = printable(std::string{static_cast<char>(first), static_cast<char>(second), '\x9b'});
      if (first_invalid_utf8(shown)) FAIL("ill-formed after " << first << ' ' << second);
      for (std::size_t at = 0; at < shown.size();) {
        if (!is_printable(next_code_point(shown, at))) FAIL("unprintable after " << first << ' ' << second);
      }
    }
  }
}
