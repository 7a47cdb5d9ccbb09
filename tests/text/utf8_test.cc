#include "text/utf8.h"

#include "support/catch.h"

namespace contract::internal {
namespace {

TEST_CASE("every code point survives encoding and decoding") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t offset = 0;
    const bool same = next_code_point(text, offset) == c && offset == text.size();
    if (!same || first_invalid_utf8(text) || count_code_points(text) != 1) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("the first ill-formed byte is found") {
  struct Case {
    const char* name;
    std::string text;
    std::size_t offset;
  };
  const auto c = GENERATE(values<Case>({
      {"a continuation byte alone", "ab\x80", 2},
      {"an overlong slash", "\xC0\xAF", 0},
      {"an overlong form of three bytes", "x\xE0\x80\xAF", 1},
      {"an overlong form of four bytes", "\xF0\x80\x80\x80", 0},
      {"a surrogate", "abc\xED\xA0\x80", 3},
      {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"a byte that UTF-8 never uses", "\xFF", 0},
      {"a sequence cut off by the end", "0123456789\xE2\x82", 10},
      {"a sequence cut off by a letter", "\xC3x", 0},
      {"after a long run of ASCII", std::string(100, 'a') + "\xC3\xA9\x80", 102},
  }));
  INFO(c.name);
  CHECK(first_invalid_utf8(c.text) == c.offset);
}

TEST_CASE("well-formed text has no ill-formed byte") {
  CHECK(first_invalid_utf8("") == std::nullopt);
  CHECK(first_invalid_utf8("plain text, longer than eight bytes") == std::nullopt);
  CHECK(first_invalid_utf8("é€😀 \xED\x9F\xBF \xEE\x80\x80 \xF4\x8F\xBF\xBF") == std::nullopt);
}

TEST_CASE("lengths are counted in code points, not in bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("é€😀a") == 4);
}

TEST_CASE("an ill-formed byte is read as one replacement character") {
  const std::string text = "\xE2\x82z";
  std::size_t offset = 0;
  CHECK(next_code_point(text, offset) == 0xFFFD);
  CHECK(offset == 1);
  CHECK(next_code_point(text, offset) == 0xFFFD);
  CHECK(next_code_point(text, offset) == U'z');
}

TEST_CASE("what is no code point is written as the replacement character") {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  CHECK(text == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace contract::internal
