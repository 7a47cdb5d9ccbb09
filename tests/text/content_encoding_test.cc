#include "text/content_encoding.h"

#include <string>
#include <string_view>

#include "support/catch.h"

using namespace contract::internal;

namespace {

struct Row {
  std::string_view encoding;
  std::string_view text;
  std::string_view bytes;
};

struct Wrong {
  std::string_view encoding;
  std::string_view text;
  std::string_view problem;
};

}  // namespace

TEST_CASE("each content encoding gives the bytes that were put into it") {
  constexpr Row kRows[] = {
      {"base64", "Zm9vYmE=", "fooba"},   {"BASE64", "", ""},
      {"base64url", "_-8=", "\xff\xef"}, {"base64url", "_-8", "\xff\xef"},
      {"base32", "MZXW6YTB", "fooba"},   {"base32", "MZXW6YTBOI======", "foobar"},
      {"base16", "666F6f", "foo"},       {"quoted-printable", "a=3Db =\r\nc=\nd\n", "a=b cd\n"},
      {"7bit", "as it is", "as it is"},
  };
  for (const auto& [encoding, text, bytes] : kRows) {
    INFO(encoding << ' ' << text);
    const auto decoded = decode_content(encoding, text);
    REQUIRE(decoded);
    REQUIRE(std::holds_alternative<std::string>(*decoded));
    CHECK(std::get<std::string>(*decoded) == bytes);
  }
}

TEST_CASE("what breaks a content encoding is told without a piece of the content") {
  constexpr Wrong kRows[] = {
      {"base64", "Zm9%", "it has a character that the encoding has not"},
      {"base64", "Zm9vYmE", "it is cut off, padded wrongly, or has stray bits"},
      {"base64url", "+-8=", "it has a character that the encoding has not"},
      {"base64url", "_", "it ends in the middle of a byte"},
      {"base64url", "_-8==", "its padding is missing or wrong"},
      {"base64url", "_-9", "bits are set beyond its last byte"},
      {"base32", "mzxw6ytb", "it has a character that the encoding has not"},
      {"base32", "MZXW6YTBOI", "its padding is missing or wrong"},
      {"base32", "M=======", "it ends in the middle of a byte"},
      {"base16", "66F", "it ends in the middle of a byte"},
      {"base16", "6G", "it has a character that the encoding has not"},
      {"quoted-printable", "a=", "an equals sign is not followed by two hexadecimal digits"},
      {"quoted-printable", "\xc3\xa9", "it has a character that the encoding has not"},
  };
  for (const auto& [encoding, text, problem] : kRows) {
    INFO(encoding << ' ' << text);
    const auto decoded = decode_content(encoding, text);
    REQUIRE(decoded);
    REQUIRE(std::holds_alternative<EncodingProblem>(*decoded));
    CHECK(std::get<EncodingProblem>(*decoded).text == problem);
  }
}

TEST_CASE("an encoding that nobody knows is not decoded") {
  CHECK_FALSE(decode_content("x-uuencode", "abc"));
}
