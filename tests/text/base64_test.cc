#include "text/base64.h"

#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string decoded(std::string_view text) {
  const auto result = decode_base64(text);
  if (const auto* error = std::get_if<Base64Error>(&result)) {
    return "error at " + std::to_string(error->offset) + ": " + error->reason;
  }
  return std::get<std::string>(result);
}

}  // namespace

TEST_CASE("base64 has one spelling for every value") {
  struct Case {
    std::string_view text;
    std::string_view bytes;
  };
  const Case cases[] = {
      {"", ""},
      {"Zg==", "f"},
      {"Zm8=", "fo"},
      {"Zm9v", "foo"},
      {"Zm9vYmFy", "foobar"},
      {"+/+/", "\xfb\xff\xbf"},
      {"Zg", "error at 2: the padding of base64 is missing"},
      {"Zg=", "error at 3: the padding of base64 is missing"},
      {"Zm8==", "error at 5: the padding of base64 is missing"},
      {"Zm9v=", "error at 5: the padding of base64 is missing"},
      {"Zm9v====", "error at 4: `=` is no character of base64"},
      {"Z", "error at 1: base64 ends in the middle of a byte"},
      {"Z===", "error at 1: `=` is no character of base64"},
      {"Zh==", "error at 1: bits are set beyond the last byte of base64"},
      {"Zm9=", "error at 2: bits are set beyond the last byte of base64"},
      {"Zm9v\nYmFy", "error at 4: `\\u000a` is no character of base64"},
      {"-_-_", "error at 0: `-` is no character of base64"},
      {"Zg==Zg==", "error at 2: `=` is no character of base64"},
      {"=", "error at 1: the padding of base64 is missing"},
      {"==", "error at 2: the padding of base64 is missing"},
      {"====", "error at 0: `=` is no character of base64"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(decoded(c.text) == c.bytes);
  }
}

TEST_CASE("base64 carries every byte") {
  CHECK(decoded("AAECAw==") == std::string("\0\1\2\3", 4));
  CHECK(decoded("/w==") == "\xff");
}
