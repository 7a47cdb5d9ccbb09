#include "read/exchange_lines.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "finding/wording.h"
#include "http/token.h"
#include "read/encoding.h"
#include "read/json.h"
#include "read/message_lines.h"
#include "read/stub_reader.h"

namespace contract::internal {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r";

class LineReader : public StubReader {
 public:
  using StubReader::StubReader;

  std::optional<Exchange> read(Value entry);

 private:
  std::optional<Body> read_body(const Part& message, const std::vector<Header>& headers);
};

std::optional<Body> LineReader::read_body(const Part& message, const std::vector<Header>& headers) {
  const std::optional<Value> body = message.value.find("body");
  const std::optional<Part> encoding = optional(message, "bodyEncoding", Kind::String);
  if (!body) return std::nullopt;
  const Part part = member(message, "body", *body);
  if (!encoding) return json_body(part, headers);
  if (!expect(part, Kind::String)) return std::nullopt;
  const std::string_view name = encoding->value.string();
  if (name == "text") return text_body(part, headers);
  if (name == "base64") return base64_body(part, headers);
  fail(*encoding, "{} is no encoding of a body", "known are `text` and `base64`", quoted_name(name));
  return std::nullopt;
}

std::optional<Exchange> LineReader::read(Value entry) {
  const std::optional<Part> line = whole(entry);
  if (!line) return std::nullopt;
  const std::optional<Part> request = required(*line, "request", Kind::Object);
  const std::optional<Part> response = required(*line, "response", Kind::Object);
  if (failed()) return std::nullopt;
  Exchange exchange{.where = place(*line)};
  exchange.captured_at = captured_at(*line, "capturedAt");
  exchange.request.method = method(*request, "method").value_or("");
  exchange.request.url = url(*request, "url").value_or("");
  if (const auto written = request->value.find("url")) exchange.request.where = place(*written);
  exchange.request.headers = header_map(*request, "headers");
  exchange.request.body = read_body(*request, exchange.request.headers);
  if (const auto number = required(*response, "status", Kind::Number)) {
    exchange.response.status = status(*number).value_or(0);
    exchange.response.where = place(*number);
  }
  exchange.response.headers = header_map(*response, "headers");
  exchange.response.body = read_body(*response, exchange.response.headers);
  if (failed()) return std::nullopt;
  return exchange;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(kWhiteSpace) == std::string_view::npos;
}

// An object on one line whose first member is one of ours. HAR begins with `log`, and other kinds with other names.
bool looks_like_exchange(std::string_view line) {
  line = trim_whitespace(line);
  if (!line.starts_with('{') || !line.ends_with('}')) return false;
  line.remove_prefix(1);
  line.remove_prefix(std::min(line.find_first_not_of(kWhiteSpace), line.size()));
  constexpr std::array<std::string_view, 3> kNames{"\"request\"", "\"response\"", "\"capturedAt\""};
  const bool begins = std::ranges::any_of(kNames, [line](std::string_view name) { return line.starts_with(name); });
  return begins && line.find("\"request\"") != std::string_view::npos &&
         line.find("\"response\"") != std::string_view::npos;
}

// Members of stubs. A stub on one line alone looks like an exchange, but for these.
bool looks_like_stub(std::string_view line) {
  constexpr std::array<std::string_view, 7> kNames{"\"urlPath",      "\"urlPattern\"",   "\"jsonBody\"",
                                                   "\"base64Body\"", "\"bodyFileName\"", "\"bodyPatterns\"",
                                                   "\"equalTo\""};
  return std::ranges::any_of(kNames,
                             [line](std::string_view name) { return line.find(name) != std::string_view::npos; });
}

}  // namespace

bool is_exchange_lines(std::string_view text) {
  constexpr int kLookedAt = 10;
  TextLines lines(SourceId::none, text);
  for (int count = 0; !lines.at_end() && count < kLookedAt;) {
    const std::string_view line = lines.take().text;
    if (is_blank(line)) continue;
    ++count;
    if (looks_like_exchange(line)) return !looks_like_stub(line);
  }
  return false;
}

std::optional<Exchange> read_exchange_line(const Document& line, SourceMap& sources, Findings& remarks) {
  return LineReader(line, {}, sources, remarks).read(line.root());
}

Result<Recording> read_exchange_lines(SourceId source, SourceMap& sources, Findings& remarks) {
  if (auto unreadable = unreadable_text(source, sources.text(source))) return std::move(*unreadable);
  Recording recording;
  for (TextLines lines(source, sources.text(source)); !lines.at_end();) {
    const TextLine line = lines.take();
    if (is_blank(line.text)) continue;
    const SourceId text = sources.add_embedded(lines.place(line.begin, line.end), std::string(line.text),
                                               {{.inner = 0, .outer = line.begin}});
    Result<Document> document = read_json(text, sources, {.takes_mark = false, .unit = "line"}, remarks);
    if (!document) {
      std::ranges::move(document.findings(), std::back_inserter(remarks));
      ++recording.unreadable;
      continue;
    }
    if (auto exchange = read_exchange_line(*document, sources, remarks)) {
      recording.exchanges.push_back(std::move(*exchange));
    } else {
      ++recording.unreadable;
    }
  }
  return recording;
}

}  // namespace contract::internal
