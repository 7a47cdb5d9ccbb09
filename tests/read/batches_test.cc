// How files of many documents are cut into batches, wherever the pieces end that are read at once.
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "read/item_batches.h"
#include "read/line_batches.h"
#include "support/catch.h"
#include "support/temporary_file.h"

namespace contract::tests {
namespace {

using namespace internal;

FileReader opened(const TemporaryFile& file) {
  return std::get<FileReader>(FileReader::open(file.path()));
}

std::string shown(const TextPosition& position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column) + "@" + std::to_string(position.offset);
}

void add_problem(std::string& out, const Batch& batch, TextPosition at) {
  if (!batch.problem()) return;
  at.pass(batch.problem()->distance);
  out += shown(at) + " " + batch.problem()->text + "\n";
}

// The documents, each behind its position, and what is wrong between them.
std::string items(std::string_view text, const BatchSizes& sizes, std::span<const std::string_view> path = {}) {
  const TemporaryFile file(text, ".json");
  ItemBatches batches(opened(file), sizes, path);
  Batch batch;
  TextPosition at;
  std::string out;
  while (batches.next(batch), !batch.is_empty()) {
    const std::string judged(batch.text());
    const std::string_view original = batch.restore();
    std::size_t begin = batch.begin();
    std::uint64_t number = batch.first_item();
    for (const std::uint32_t end : batch.ends()) {
      TextPosition start = at;
      start.pass(original.substr(0, begin));
      out +=
          shown(start) + " " + std::to_string(number++) + " " + std::string(original.substr(begin, end - begin)) + "\n";
      CHECK(judged[end] == '\n');
      CHECK(judged.substr(begin, end - begin).find('\n') == std::string::npos);
      begin = end + std::size_t{1};
    }
    add_problem(out, batch, at);
    at.pass(original);
    at.pass(batch.skipped());
  }
  return out;
}

std::string lines(std::string_view text, const BatchSizes& sizes) {
  const TemporaryFile file(text, ".ndjson");
  LineBatches batches(opened(file), sizes);
  Batch batch;
  TextPosition at;
  std::string out;
  while (batches.next(batch), !batch.is_empty()) {
    out += batch.text();
    add_problem(out, batch, at);
    at.pass(batch.restore());
    at.pass(batch.skipped());
  }
  return out;
}

// The same, whatever the size of the pieces.
std::string in_pieces(std::string_view text, std::span<const std::string_view> path) {
  const std::string whole = items(text, {}, path);
  for (std::size_t chunk = 1; chunk < 80; ++chunk) {
    INFO(text << " in pieces of " << chunk);
    CHECK(items(text, {.chunk = chunk}, path) == whole);
  }
  return whole;
}

std::string items(std::string_view text) {
  return in_pieces(text, {});
}

std::string entries(std::string_view text) {
  constexpr std::array<std::string_view, 2> kPath{"log", "entries"};
  return in_pieces(text, kPath);
}

}  // namespace

TEST_CASE("lines are the same lines, however much is read at once") {
  const std::string text = "{\"a\": 1}\n\n[2]\r\n\"three\"\n4";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) CHECK(lines(text, {.chunk = chunk}) == text + "\n");
  CHECK(lines("", {}).empty());
  CHECK(lines("\n", {}) == "\n");
}

TEST_CASE("a line that is too long is a problem at its place, and the others follow") {
  const std::string text = "1\n2222222222222222\n3\n" + std::string(20, '4');
  for (const std::size_t chunk : {1U, 2U, 3U}) {
    CHECK(lines(text, {.chunk = chunk, .longest = 8}) ==
          "1\n2:1@2 the line is longer than 8 bytes\n3\n4:1@21 the line is longer than 8 bytes\n");
  }
}

TEST_CASE("an array is cut at the commas between its items") {
  CHECK(items("[1, \"a,]\",{\"b\":[1,2]}]") == "1:2@1 0 1\n1:4@3 1  \"a,]\"\n1:11@10 2 {\"b\":[1,2]}\n");
  CHECK(items(" \n[\n {\n\"a\": 1},\n 2 ] \n") == "2:2@3 0 \n {\n\"a\": 1}\n4:9@15 1 \n 2 \n");
  CHECK(items("[]").empty());
  CHECK(items("[ \n ]").empty());
}

TEST_CASE("quotes, escapes and brackets in strings do not end an item") {
  CHECK(items(R"(["\"", "\\", "\\\",", "[{", "]}", ","])") ==
        "1:2@1 0 \"\\\"\"\n1:7@6 1  \"\\\\\"\n1:13@12 2  \"\\\\\\\",\"\n"
        "1:22@21 3  \"[{\"\n1:28@27 4  \"]}\"\n1:34@33 5  \",\"\n");
  const std::string backslashes(200, '\\');
  CHECK(items("[\"" + backslashes + "\",1]") == "1:2@1 0 \"" + backslashes + "\"\n1:205@204 1 1\n");
  CHECK(items("[\"" + backslashes + "\\\",1\"]") == "1:2@1 0 \"" + backslashes + "\\\",1\"\n");
}

TEST_CASE("columns count code points") {
  CHECK(items("[\"é😀\",2]") == "1:2@1 0 \"é😀\"\n1:7@10 1 2\n");
}

TEST_CASE("what is wrong with an array is told at its place, behind the items that precede it") {
  CHECK(items("[1,2") == "1:2@1 0 1\n1:4@3 1 2\n1:5@4 the file ends inside an array\n");
  CHECK(items("[1,") == "1:2@1 0 1\n1:4@3 the file ends inside an array\n");
  CHECK(items("[1}, 2]") == "1:2@1 0 1\n1:3@2 an array is closed with `}`\n");
  CHECK(items("[1]\n 2") == "1:2@1 0 1\n2:2@5 something follows the array\n");
  CHECK(items("[1],[2]") == "1:2@1 0 1\n1:4@3 something follows the array\n");
  CHECK(items(" {}") == "1:2@1 this is no array, so it has no items\n");
  CHECK(items(" \n ") == "2:2@3 there is no array in the file\n");
  CHECK(items("") == "1:1@0 there is no array in the file\n");
  CHECK(items("[1,]") == "1:2@1 0 1\n1:4@3 1 \n");
}

TEST_CASE("an array that is a member is found among others, and what stands around it must be JSON") {
  CHECK(entries(R"({"log":{"entries":[1,2]}})") == "1:20@19 0 1\n1:22@21 1 2\n");
  CHECK(
      entries(
          "\n{\"a\": [\"}\", {}], \"log\": {\"version\": \"\\\"\",\n \"entries\" : [ 1 ]\n, \"b\": [2]}, \"c\": 3}") ==
      "3:15@57 0  1 \n");
  CHECK(entries(R"({"log":{"entries":[]}})").empty());
  CHECK(entries(R"({"log":{"entries":[1],"entries":[2]}})") ==
        "1:20@19 0 1\n1:23@22 a name stands twice around the array\n");
  CHECK(entries(R"({"log":{"entries":[1]})") == "1:20@19 0 1\n1:23@22 the file ends inside an object\n");
  CHECK(entries(R"({"log":{"entries":[1]}}})") == "1:20@19 0 1\n1:24@23 what stands around the array is no JSON\n");
  CHECK(entries(R"({"log":{"entries":{}}})") ==
        "1:1@0 the array that should be read is not at the beginning of the file\n");
}

TEST_CASE("a byte order mark before an array is passed over") {
  CHECK(items("\xEF\xBB\xBF[1]", {}) == "1:3@4 0 1\n");
}

TEST_CASE("an item that is too long is a problem at its place, and the others follow") {
  for (const std::size_t chunk : {1U, 2U, 3U}) {
    CHECK(items("[1,\n \"222222,22222222\", 3, 4]", {.chunk = chunk, .longest = 8}) ==
          "1:2@1 0 1\n2:2@5 the item is longer than 8 bytes\n2:20@23 2  3\n2:23@26 3  4\n");
    CHECK(items("[1,\"222222222222222222\"]", {.chunk = chunk, .longest = 8}) ==
          "1:2@1 0 1\n1:4@3 the item is longer than 8 bytes\n");
    CHECK(items("[1,\"222222222222222222", {.chunk = chunk, .longest = 8}) ==
          "1:2@1 0 1\n1:23@22 the file ends inside an array\n");
  }
}

}  // namespace contract::tests
