#include "compression/decompressor.h"

#include "support/catch.h"
#include "text/base64.h"

using namespace contract::internal;

namespace {

constexpr std::string_view kText = "{\"greeting\": \"hello hello hello\"}\n";
constexpr std::string_view kGzip = "H4sIAAAAAAACA6tWSi9KTS3JzEtXslJQykjNyclXQCKVarkA1RRHxyIAAAA=";
constexpr std::string_view kZlib = "eNqrVkovSk0tycxLV7JSUMpIzcnJV0AilWq5ANC4C7Y=";
constexpr std::string_view kBareDeflate = "q1ZKL0pNLcnMS1eyUlDKSM3JyVdAIpVquQA=";
constexpr std::string_view kZstandard = "KLUv/QBo7QAAuHsiZ3JlZXRpbmciOiAiaGVsbG8gIn0KAQBiFCY=";
constexpr std::string_view kBrotli = "jxCAeyJncmVldGluZyI6ICJoZWxsbyBoZWxsbyBoZWxsbyJ9CgM=";
constexpr std::string_view kTwoMembers = "H4sIAAAAAAACA0sEAEO+t+gBAAAAH4sIAAAAAAACA0sCAPnvvnEBAAAA";  // "a", "b"

std::string bytes(std::string_view base64) {
  return std::get<std::string>(decode_base64(base64));
}

std::string decompressed(Compression compression, std::string_view data, const DecompressionBudget& budget = {}) {
  auto result = decompress(compression, data, budget);
  if (const auto* problem = std::get_if<DecompressionProblem>(&result)) return describe(*problem, compression, budget);
  return std::get<std::string>(std::move(result));
}

// As decompressed(), but the data come and go in pieces of so many bytes.
std::string in_pieces(Compression compression, std::string_view data, std::size_t in, std::size_t out) {
  Decompressor decompressor(compression, data, {});
  std::string text;
  std::string room(out, ' ');
  std::string_view piece;
  while (true) {
    const auto made = decompressor.read(piece, data.empty(), room);
    if (const auto* problem = std::get_if<DecompressionProblem>(&made)) return describe(*problem, compression, {});
    text += std::string_view(room).substr(0, std::get<std::size_t>(made));
    if (std::get<std::size_t>(made) == out) continue;
    if (data.empty()) return text;
    CHECK(piece.empty());
    piece = data.substr(0, in);
    data.remove_prefix(piece.size());
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("each compression gives back the text, in pieces of any size") {
  struct Case {
    Compression compression;
    std::string_view data;
  };
  const Case cases[] = {{Compression::Gzip, kGzip},
                        {Compression::Deflate, kZlib},
                        {Compression::Deflate, kBareDeflate},
                        {Compression::Zstandard, kZstandard},
                        {Compression::Brotli, kBrotli}};
  for (const Case& c : cases) {
    CAPTURE(to_string(c.compression), c.data);
    const std::string data = bytes(c.data);
    CHECK(decompressed(c.compression, data) == kText);
    for (const std::size_t in : {1, 3, 1000}) {
      for (const std::size_t out : {1, 7, 1000}) CHECK(in_pieces(c.compression, data, in, out) == kText);
    }
  }
}

TEST_CASE("members of gzip and frames of zstd that follow each other are one text") {
  CHECK(decompressed(Compression::Gzip, bytes(kTwoMembers)) == "ab");
  CHECK(in_pieces(Compression::Gzip, bytes(kTwoMembers), 1, 1) == "ab");
  CHECK(decompressed(Compression::Zstandard, repeated(bytes(kZstandard), 2)) == repeated(kText, 2));
}

TEST_CASE("data that are broken are a problem at the byte where they are") {
  const std::string gzip = bytes(kGzip);
  std::string wrong_sum = gzip;
  wrong_sum[gzip.size() - 8] ^= 1;
  struct Case {
    Compression compression;
    std::string data;
    std::string_view problem;
  };
  const Case cases[] = {
      {Compression::Gzip, "", "the gzip data are cut off at byte 0"},
      {Compression::Gzip, gzip.substr(0, 10), "the gzip data are cut off at byte 10"},
      {Compression::Gzip, gzip.substr(0, gzip.size() - 1), "the gzip data are cut off at byte 43"},
      {Compression::Gzip, "{\"a\": 1}", "the gzip data are corrupt at byte 2"},
      {Compression::Gzip, wrong_sum, "the gzip data are corrupt at byte 40"},
      {Compression::Gzip, gzip + "{}", "the gzip data end at byte 44, and other bytes follow"},
      {Compression::Gzip, gzip + gzip.substr(0, 12), "the gzip data are cut off at byte 56"},
      {Compression::Deflate, bytes(kZlib).substr(0, 9), "the deflate data are cut off at byte 9"},
      {Compression::Deflate, bytes(kZlib) + "x", "the deflate data end at byte 32, and other bytes follow"},
      {Compression::Zstandard, bytes(kZstandard).substr(0, 20), "the zstd data are cut off at byte 20"},
      {Compression::Zstandard, bytes(kZstandard) + "{}{}{}", "the zstd data end at byte 38, and other bytes follow"},
      {Compression::Brotli, bytes(kBrotli).substr(0, 30), "the brotli data are cut off at byte 30"},
      {Compression::Brotli, bytes(kBrotli) + "x", "the brotli data end at byte 38, and other bytes follow"},
  };
  for (const Case& c : cases) {
    CAPTURE(to_string(c.compression), c.data.size());
    CHECK(decompressed(c.compression, c.data) == c.problem);
  }
}

TEST_CASE("what becomes larger than a budget is given up") {
  const std::string data = bytes(kGzip);
  CHECK(decompressed(Compression::Gzip, data, {.bytes = 34}) == kText);
  CHECK(decompressed(Compression::Gzip, data, {.bytes = 33}) ==
        "the gzip data become more than 33 bytes, after 44 bytes of them");
  CHECK(decompressed(Compression::Gzip, repeated(data, 1000), {.bytes = 20'000}) ==
        "the gzip data become more than 20,000 bytes, after 25,893 bytes of them");
  const std::string zeros = bytes("7cEBDQAAAMKg909tDwcUAAAA8G4=");
  CHECK(decompressed(Compression::Deflate, zeros, {.ratio = 205, .unrated = 0}).size() == 4096);
  CHECK(decompressed(Compression::Deflate, zeros, {.ratio = 150, .unrated = 0}) ==
        "the first 20 bytes of the deflate data become 4,096 bytes, more than 150 times as many");
  CHECK(decompressed(Compression::Deflate, zeros, {.ratio = 150, .unrated = 4096}).size() == 4096);
}

TEST_CASE("compressions are known by codings, by first bytes and by names") {
  CHECK(compression_coded("X-GZip") == Compression::Gzip);
  CHECK(compression_coded("br") == Compression::Brotli);
  CHECK(compression_coded("compress") == std::nullopt);
  CHECK(compression_coded("") == std::nullopt);
  CHECK(compression_of(bytes(kGzip)) == Compression::Gzip);
  CHECK(compression_of(bytes(kZstandard)) == Compression::Zstandard);
  CHECK(compression_of(bytes(kZlib)) == std::nullopt);
  CHECK(compression_of("\x1F") == std::nullopt);
  CHECK(name_inside("a/traffic.har.gz") == "a/traffic.har");
  CHECK(name_inside("traffic.ndjson.ZST") == "traffic.ndjson");
  CHECK(name_inside(".gz") == ".gz");
  CHECK(name_inside("gz") == "gz");
}
