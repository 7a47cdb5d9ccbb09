#include "read/coded_body.h"

#include "finding/describe.h"
#include "support/catch.h"
#include "text/base64.h"

using namespace contract::internal;

namespace {

std::string bytes(std::string_view base64) {
  return std::get<std::string>(decode_base64(base64));
}

const std::string kText = "{\"greeting\": \"hello hello hello\"}\n";
const std::string kGzip = bytes("H4sIAAAAAAACA6tWSi9KTS3JzEtXslJQykjNyclXQCKVarkA1RRHxyIAAAA=");
const std::string kBrotli = bytes("jxCAeyJncmVldGluZyI6ICJoZWxsbyBoZWxsbyBoZWxsbyJ9CgM=");
// Brotli, and then gzip.
const std::string kBoth = bytes("H4sIAAAAAAACA+sXaKhWSi9KTS3JzEtXslJQykjNyclXQCKVarmYAbDLfiUmAAAA");
const std::string kImage = "\x89PNG\r\n\x1A\n";

// The text of the body, or "CODE: sentence (help)".
std::string decoded(std::string body, std::initializer_list<std::string> codings, std::string_view media_type) {
  SourceMap sources;
  Findings remarks;
  std::vector<Header> headers{{.name = "Content-Type", .value = "gzip", .where = {}}};
  for (const std::string& coding : codings) {
    headers.push_back({.name = "content-encoding", .value = coding, .where = {}});
  }
  const SourceId file = sources.add("a.har", "\"…\"");
  const Place where{.source = file, .span = {.begin = 0, .end = 5}};
  const SourceId source = add_coded_body(std::move(body), where, headers, media_type, sources, remarks);
  if (source != SourceId::none) {
    CHECK(remarks.empty());
    CHECK(sources.outermost({.source = source, .span = {.begin = 1, .end = 2}}) == where);
    return std::string(sources.text(source));
  }
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].where == where);
  const Description description = describe(remarks[0]);
  return std::string(info(remarks[0].code).name) + ": " + description.headline +
         (description.help.empty() ? "" : " (" + description.help + ')');
}

constexpr std::string_view kJson = "application/json";

}  // namespace

TEST_CASE("the codings of a body are undone, the last first") {
  CHECK(decoded(kGzip, {"gzip"}, kJson) == kText);
  CHECK(decoded(kGzip, {"GZIP"}, "") == kText);
  CHECK(decoded(kBrotli, {"identity, br"}, kJson) == kText);
  CHECK(decoded(kBoth, {"br, gzip"}, kJson) == kText);
  CHECK(decoded(kBoth, {"br", " gzip"}, kJson) == kText);
  CHECK(decoded(kText, {}, kJson) == kText);
  CHECK(decoded(kGzip, {}, "application/gzip") == kGzip);
}

TEST_CASE("text that was decoded by the recorder is taken as it is") {
  CHECK(decoded(kText, {"gzip"}, kJson) == kText);
  CHECK(decoded(kText, {"br", "gzip"}, kJson) == kText);
  CHECK(decoded(kText, {"compress"}, kJson) == kText);
  CHECK(decoded("  \n", {"gzip"}, kJson) == "  \n");
  CHECK(decoded("\xEF\xBB\xBF {}", {"gzip"}, kJson) == "\xEF\xBB\xBF {}");
  CHECK(decoded("name: é", {"gzip"}, "text/plain") == "name: é");
  CHECK(decoded(kImage, {"gzip"}, "image/png") == kImage);
  CHECK(decoded(kImage, {"br"}, "image/png") == kImage);
}

TEST_CASE("a body that contradicts its Content-Encoding is a finding") {
  const std::string help = " (if the recorder decoded it, it should have left out the header)";
  CHECK(decoded("<html>", {"gzip"}, kJson) ==
        "bad-compression: `Content-Encoding` says that the body is gzip, but it is not" + help);
  CHECK(decoded(kImage, {"zstd"}, "text/html") ==
        "bad-compression: `Content-Encoding` says that the body is zstd, but it is not" + help);
  CHECK(decoded(kGzip, {"br"}, kJson) ==
        "bad-compression: `Content-Encoding` says that the body is brotli, but it is not" + help);
  CHECK(decoded(kBoth, {"gzip, br"}, kJson) ==
        "bad-compression: `Content-Encoding` says that the body is brotli, but it is not" + help);
  CHECK(decoded(kGzip.substr(0, 30), {"gzip"}, kJson) ==
        "bad-compression: the body cannot be decoded: the gzip data are cut off at byte 30");
  CHECK(decoded(kGzip.substr(0, 30), {"gzip"}, "image/png") ==
        "bad-compression: the body cannot be decoded: the gzip data are cut off at byte 30");
  CHECK(decoded(kGzip, {"compress"}, kJson) ==
        "bad-compression: `Content-Encoding` names `compress`, which is not known here (known are `gzip`, `deflate`, "
        "`br` and `zstd`)");
  CHECK(decoded(kGzip, {"gzip,gzip,gzip", "gzip,gzip"}, kJson) ==
        "bad-compression: `Content-Encoding` names 5 codings in a row, and 4 are undone");
}
