#include "read/har.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "document/number.h"
#include "finding/wording.h"
#include "http/token.h"
#include "read/entry_reader.h"
#include "text/base64.h"

namespace contract::internal {
namespace {

// "net::ERR_ABORTED": the code that browsers give.
bool is_network_error(std::string_view text) {
  constexpr std::string_view kBeginning = "net::";
  return text.starts_with(kBeginning) &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", kBeginning.size()) == std::string_view::npos;
}

class HarEntryReader : public EntryReader {
 public:
  using EntryReader::EntryReader;

  std::optional<Exchange> read(Value entry);

 private:
  std::optional<Request> read_request(const Part& request);
  std::optional<Response> read_response(const Part& response, const Request& request);
  std::optional<Body> read_request_body(const Part& request, const std::vector<Header>& headers);
  std::optional<Body> read_response_body(const Part& response, const Response& read, std::string_view method);
  std::optional<Body> read_body(const Part& body, const std::vector<Header>& headers);
  std::optional<Body> read_chunks(const Part& text, const std::vector<Header>& headers, std::string_view media_type);
  std::optional<int> read_status(const Part& response);

  // The integer `member`; nothing if it is absent or -1, which is how HAR says that a size is not known.
  std::optional<std::int64_t> size(const Part& part, std::string_view member);
};

std::optional<std::int64_t> HarEntryReader::size(const Part& part, std::string_view member) {
  const std::optional<Part> found = optional(part, member, Kind::Number);
  if (!found) return std::nullopt;
  const std::optional<std::int64_t> bytes = Number(found->value.digits()).to_int64();
  return bytes && *bytes >= 0 ? bytes : std::nullopt;
}

// The text of `postData` or `content`; nothing if it is absent or empty.
std::optional<Body> HarEntryReader::read_body(const Part& body, const std::vector<Header>& headers) {
  const std::optional<Part> text = optional(body, "text", Kind::String);
  const std::optional<Part> encoding = optional(body, "encoding", Kind::String);
  const std::string_view media_type = text_or_empty(body, "mimeType");
  if (!text || text->value.string().empty()) return std::nullopt;
  if (!encoding || encoding->value.string().empty()) return text_body(*text, headers, media_type);
  if (!equal_without_case(encoding->value.string(), "base64")) {
    fail(*encoding, "{} is no encoding of a body", "HAR knows `base64`", quoted_name(encoding->value.string()));
    return std::nullopt;
  }
  if (text->value.string().starts_with('[')) return read_chunks(*text, headers, media_type);
  return base64_body(*text, headers, media_type);
}

// Polly.JS writes each chunk of a compressed body by itself, as an array in JSON: `["H4sI...", "AAAA"]`.
std::optional<Body> HarEntryReader::read_chunks(const Part& text, const std::vector<Header>& headers,
                                                std::string_view media_type) {
  constexpr std::string_view kAround = "[]\", \n";
  const std::string_view written = text.value.string();
  std::string bytes;
  for (std::size_t at = written.find_first_not_of(kAround); at < written.size();) {
    const std::size_t end = std::min(written.find_first_of(kAround, at), written.size());
    const std::variant<std::string, Base64Error> chunk = decode_base64(written.substr(at, end - at));
    if (const auto* error = std::get_if<Base64Error>(&chunk)) {
      fail(text, quoted_name(text.name) + " is no array of chunks in base64: " + error->reason);
      return std::nullopt;
    }
    bytes += std::get<std::string>(chunk);
    at = written.find_first_not_of(kAround, end);
  }
  return decoded_body(text, std::move(bytes), headers, media_type);
}

std::optional<Body> HarEntryReader::read_request_body(const Part& request, const std::vector<Header>& headers) {
  const std::int64_t sent = size(request, "bodySize").value_or(0);
  const std::optional<Part> data = optional(request, "postData", Kind::Object);
  std::optional<Body> body = data ? read_body(*data, headers) : std::nullopt;
  if (body || failed()) return body;
  const std::optional<Part> fields = data ? optional(*data, "params", Kind::Array) : std::nullopt;
  if (fields && fields->value.size() > 0) {
    fail(*data, "`request.postData` has `params` but no `text`: the body was not recorded as it was sent");
  } else if (sent > 0) {
    fail(request, "`request.bodySize` is " + std::to_string(sent) + ", but `request.postData.text` is missing",
         "record the traffic with bodies");
  }
  return std::nullopt;
}

std::optional<Body> HarEntryReader::read_response_body(const Part& response, const Response& read,
                                                       std::string_view method) {
  const std::optional<std::int64_t> sent = size(response, "bodySize");
  const std::optional<Part> content = optional(response, "content", Kind::Object);
  std::optional<Body> body = content ? read_body(*content, read.headers) : std::nullopt;
  if (body || failed() || is_bodiless(read.status, method)) return body;
  std::optional<std::int64_t> decoded;
  if (content) decoded = size(*content, "size");
  const std::optional<std::int64_t> announced = announced_length(read.headers);
  const bool has_text = content && content->value.find("text");
  if (decoded.value_or(0) > 0) {
    fail(*content,
         "`response.content.size` is " + std::to_string(*decoded) + ", but `response.content.text` is " +
             (has_text ? "empty" : "missing"),
         "record the traffic with bodies");
  } else if (sent.value_or(0) > 0) {
    fail(response, "`response.bodySize` is " + std::to_string(*sent) + ", but `response.content.text` is missing",
         "record the traffic with bodies");
  } else if (announced.value_or(0) > 0) {
    fail(response, "`Content-Length` is " + std::to_string(*announced) + ", but `response.content.text` is missing",
         "the response was cut off, or recorded without its body");
  } else if (!has_text && !decoded && !sent && !announced) {
    fail(response, "`response.content.text` is missing, and nothing says that the body was empty",
         "record the traffic with bodies");
  }
  return std::nullopt;
}

std::optional<int> HarEntryReader::read_status(const Part& response) {
  const std::optional<Part> status = required(response, "status", Kind::Number);
  if (!status) return std::nullopt;
  const std::optional<std::int64_t> number = Number(status->value.digits()).to_int64();
  if (number == 0) {
    const std::optional<Part> reason = optional(response, "_error", Kind::String);
    // Words of other kinds may quote what nobody should read.
    const bool is_code = reason && is_network_error(reason->value.string());
    const std::string words = is_code ? ": " + quoted_name(reason->value.string()) : std::string();
    fail(*status, "the request got no response (status 0)" + words);
    return std::nullopt;
  }
  return EntryReader::status(*status);
}

std::optional<Request> HarEntryReader::read_request(const Part& request) {
  std::optional<std::string> sent_method = method(request, "method");
  std::optional<std::string> sent_url = url(request, "url");
  Request read;
  read.headers = header_list(request, "headers", "name", "value");
  read.body = read_request_body(request, read.headers);
  if (failed()) return std::nullopt;
  read.method = std::move(*sent_method);
  read.url = std::move(*sent_url);
  read.where = place(*request.value.find("url"));
  return read;
}

std::optional<Response> HarEntryReader::read_response(const Part& response, const Request& request) {
  const std::optional<int> status = read_status(response);
  Response read;
  read.headers = header_list(response, "headers", "name", "value");
  if (!status) return std::nullopt;
  read.status = *status;
  read.where = place(*response.value.find("status"));
  read.body = read_response_body(response, read, request.method);
  return read;
}

std::optional<Exchange> HarEntryReader::read(Value entry) {
  const std::optional<Part> all = whole(entry);
  if (!all) return std::nullopt;
  const std::optional<Part> request = required(*all, "request", Kind::Object);
  const std::optional<Part> response = required(*all, "response", Kind::Object);
  if (failed()) return std::nullopt;
  std::optional<Request> read_of_request = read_request(*request);
  std::optional<Response> read_of_response = read_response(*response, read_of_request.value_or(Request{}));
  if (failed()) return std::nullopt;
  return Exchange{.request = std::move(*read_of_request),
                  .response = std::move(*read_of_response),
                  .captured_at = captured_at(*all, "startedDateTime"),
                  .where = place(entry)};
}

std::optional<Value> entries_of(Value root) {
  const std::optional<Value> log = root.find("log");
  return log ? log->find("entries") : std::nullopt;
}

}  // namespace

bool is_har(Value root) {
  return entries_of(root).has_value();
}

Result<Recording> read_har(const Document& har, SourceMap& sources, Findings& remarks) {
  const std::optional<Value> entries = entries_of(har.root());
  if (!entries) return unusable_recording(har, har.root(), "`log.entries` is missing", "is this a HAR file?");
  if (!entries->is(Kind::Array)) {
    return unusable_recording(har, *entries, "`log.entries` is " + with_article(entries->kind()) + ", not an array");
  }
  return read_entries(entries->items(), [&](Value entry, std::size_t index) {
    return read_har_entry(har, entry, index, sources, remarks);
  });
}

std::optional<Exchange> read_har_entry(const Document& document, Value entry, std::uint64_t index, SourceMap& sources,
                                       Findings& remarks) {
  return HarEntryReader(document, "/log/entries/" + std::to_string(index), sources, remarks).read(entry);
}

}  // namespace contract::internal
