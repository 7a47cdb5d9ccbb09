#include "source/files.h"
#include "support/catch.h"
#include "support/temporary_file.h"
#include "text/base64.h"

using namespace contract::internal;
using contract::tests::TemporaryFile;

namespace {

std::string bytes(std::string_view base64) {
  return std::get<std::string>(decode_base64(base64));
}

const std::string kText = "{\"greeting\": \"hello hello hello\"}\n";
const std::string kGzip = bytes("H4sIAAAAAAACA6tWSi9KTS3JzEtXslJQykjNyclXQCKVarkA1RRHxyIAAAA=");
const std::string kZstandard = bytes("KLUv/QBo7QAAuHsiZ3JlZXRpbmciOiAiaGVsbG8gIn0KAQBiFCY=");

std::string read(std::string_view stored, std::string_view ending) {
  const TemporaryFile file(stored, ending);
  auto text = read_file(file.path());
  if (const auto* error = std::get_if<FileError>(&text)) return "problem: " + error->reason;
  return std::get<std::string>(std::move(text));
}

}  // namespace

TEST_CASE("a compressed file reads as what it holds, whatever its name") {
  CHECK(read(kGzip, ".har") == kText);
  CHECK(read(kZstandard, ".gz") == kText);
  CHECK(read("plain", ".gz") == "plain");
  for (const std::string_view shorter : {"", "a", "\x1F", "abc", "abcd"}) CHECK(read(shorter, ".json") == shorter);
}

TEST_CASE("a compressed file that is broken says where") {
  CHECK(read(kGzip.substr(0, 20), ".gz") == "problem: the gzip data are cut off at byte 20");
  CHECK(read(kGzip + "\n", ".gz") == "problem: the gzip data are cut off at byte 45");
  CHECK(read("\x1F\x8B{}", ".json") == "problem: the gzip data are corrupt at byte 4");
}

TEST_CASE("a file is read in pieces of any size, compressed or not") {
  for (const std::string& stored : {kText, kGzip, kZstandard}) {
    const TemporaryFile file(stored, ".json");
    for (const std::size_t size : {1, 2, 3, 5, 100}) {
      auto opened = FileReader::open(file.path());
      FileReader reader = std::move(std::get<FileReader>(opened));
      std::string text;
      std::string piece(size, ' ');
      while (true) {
        const std::size_t got = std::get<std::size_t>(reader.read(piece));
        text += piece.substr(0, got);
        if (got < size) break;
      }
      CHECK(text == kText);
      CHECK(reader.is_compressed() == (stored != kText));
      CHECK(reader.size() == stored.size());
    }
  }
}
