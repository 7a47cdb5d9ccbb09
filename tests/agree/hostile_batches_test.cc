// Batches of lines that are broken at every place in every way, and what the bulk views make of each line.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "agree/comparison.h"
#include "support/catch.h"

namespace contract::tests {
namespace {

using namespace agree;
using namespace std::string_view_literals;

// What breaks grammar, strings, lines, UTF-8 or the scan of a whole batch: control characters, quotes, brackets, both
// halves of line breaks, stray and missing bytes of sequences, surrogates, a byte order mark.
constexpr std::array kPieces{"\0"sv,
                             "\x01"sv,
                             "\b"sv,
                             "\t"sv,
                             "\n"sv,
                             "\v"sv,
                             "\f"sv,
                             "\r"sv,
                             "\r\n"sv,
                             "\x1f"sv,
                             " "sv,
                             "\""sv,
                             "\\"sv,
                             "\\\""sv,
                             "\\\\"sv,
                             "\\n"sv,
                             "\\u"sv,
                             "\\ud800"sv,
                             "\\udc00"sv,
                             "\\u0000"sv,
                             ","sv,
                             ":"sv,
                             "{"sv,
                             "}"sv,
                             "["sv,
                             "]"sv,
                             "{}"sv,
                             "0"sv,
                             "-"sv,
                             "."sv,
                             "e9"sv,
                             "null"sv,
                             "/"sv,
                             "'"sv,
                             "\x7f"sv,
                             "\x80"sv,
                             "\xbf"sv,
                             "\xc0\x80"sv,
                             "\xc2"sv,
                             "\xc3\xa9"sv,
                             "\xe2\x80"sv,
                             "\xe2\x80\xa8"sv,
                             "\xed\xa0\x80"sv,
                             "\xef\xbb\xbf"sv,
                             "\xf0\x9f\x98"sv,
                             "\xf4\x90\x80\x80"sv,
                             "\xf8"sv,
                             "\xff"sv,
                             "\n\n \n"sv};

// Two documents that hold and two that do not, one of them with an escape; each ends in another kind of value.
constexpr std::string_view kBatch =
    "{\"a\":\"xy\",\"b\":[1,true]}\n"
    " {\"b\" : [ ] , \"\\u0061\":\"\xc3\xa9\"} \r\n"
    "{\"a\":-1.5e3}\n"
    "\"a\\\"b\"";

std::vector<std::string> lines_of(std::string_view batch) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= batch.size();) {
    const std::size_t end = std::min(batch.find('\n', begin), batch.size());
    const std::string_view line = batch.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.emplace_back(line);
    begin = end + 1;
  }
  return lines;
}

class Hostile {
 public:
  explicit Hostile(std::string_view schema) {
    auto made = Judges::make(std::string(schema), {.valijson = false});
    REQUIRE(std::holds_alternative<std::unique_ptr<Judges>>(made));
    judges_ = std::move(std::get<0>(made));
  }

  // What is wrong with the answers to a batch; empty if nothing is.
  std::string problem(const std::string& batch) {
    const std::vector<std::string> lines = lines_of(batch);
    for (const BulkView view : Judges::kViews) {
      const auto& judged = judges_->lines(view, batch);
      if (judged.size() != lines.size()) return "another number of lines";
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (batch.substr(judged[i].begin, judged[i].end - judged[i].begin) != lines[i]) return "another line";
        const Told told = exactly(lines[i]);
        if (agrees(judged[i].answer, told)) continue;
        return std::string(to_string(judged[i].answer)) + " but " + std::string(to_string(told)) + ": " + lines[i];
      }
    }
    return {};
  }

 private:
  // Most lines are the same from batch to batch.
  Told exactly(const std::string& line) {
    const auto known = told_.find(line);
    if (known != told_.end()) return known->second;
    return told_.emplace(line, judges_->exact(judges_->read(line))).first->second;
  }

  std::unique_ptr<Judges> judges_;
  std::map<std::string, Told> told_;
};

}  // namespace

TEST_CASE("bytes put in anywhere, taken out or put in place of others make no line of a batch pass wrongly") {
  for (const std::string_view schema :
       {"{}"sv, R"({"type":"object","properties":{"a":{"type":"string","maxLength":2},"b":{"items":{"type":"integer"}}},
                    "required":["a"]})"sv}) {
    Hostile hostile(schema);
    CHECK(hostile.problem(std::string(kBatch)).empty());
    std::string problems;
    const auto hold = [&](std::size_t at, std::size_t removed, std::string_view piece) {
      std::string batch(kBatch);
      batch.replace(at, removed, piece);
      if (const std::string problem = hostile.problem(batch); !problem.empty()) problems += problem + '\n';
    };
    for (std::size_t at = 0; at <= kBatch.size(); ++at) {
      for (const std::string_view piece : kPieces) hold(at, 0, piece);
      for (const std::string_view piece : kPieces) hold(at, 1, piece);
      for (const std::size_t removed : {1, 2, 3}) hold(at, removed, {});
      hold(at, kBatch.size(), {});
      hold(0, at, {});
    }
    CHECK(problems.empty());
  }
}

}  // namespace contract::tests
