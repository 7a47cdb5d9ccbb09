#include "read/har.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "document/number.h"
#include "document/pointer.h"
#include "finding/wording.h"
#include "http/header.h"
#include "http/token.h"
#include "read/embedded.h"
#include "text/base64.h"

namespace contract::internal {
namespace {

// A part of an entry, under the name that findings call it by: "response.content".
struct Part {
  Value value;
  std::string name;
};

// Whether a response of this status has no body, whatever its headers say (RFC 9110 section 6.4.1).
bool is_bodiless(int status) {
  return status / 100 == 1 || status == 204 || status == 304;
}

// The number that a Content-Length header holds; nothing if it is no number.
std::optional<std::int64_t> content_length(const std::vector<Header>& headers) {
  for (const Header& header : headers) {
    if (!same_header_name(header.name, "Content-Length")) continue;
    std::int64_t length = 0;
    const char* const end = header.value.data() + header.value.size();
    const auto [stop, error] = std::from_chars(header.value.data(), end, length);
    if (error == std::errc() && stop == end) return length;
  }
  return std::nullopt;
}

// "net::ERR_ABORTED": the code that browsers give.
bool is_network_error(std::string_view text) {
  constexpr std::string_view kBeginning = "net::";
  return text.starts_with(kBeginning) &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", kBeginning.size()) == std::string_view::npos;
}

// Reads one entry. Whatever cannot be used is reported, and then the entry has no exchange: one that was read in part
// would be judged for what the recording lost.
class EntryReader {
 public:
  EntryReader(const Document& har, std::size_t index, SourceMap& sources, Findings& remarks)
      : har_(har), index_(index), sources_(sources), remarks_(remarks) {}

  std::optional<Exchange> read(Value entry);

 private:
  std::optional<Request> read_request(const Part& request);
  std::optional<Response> read_response(const Part& response, const Request& request);
  std::vector<Header> read_headers(const Part& message);
  std::optional<Body> read_request_body(const Part& request, const std::vector<Header>& headers);
  std::optional<Body> read_response_body(const Part& response, const Response& read, bool is_head);
  std::optional<Body> read_body(const Part& body, const std::vector<Header>& headers);
  std::optional<int> read_status(const Part& response);

  std::optional<Part> required(const Part& part, std::string_view member, Kind kind);
  // Absent members, and null, are nothing; ones of the wrong type are reported.
  std::optional<Part> optional(const Part& part, std::string_view member, Kind kind);
  // The integer `member`; nothing if it is absent or -1, which is how HAR says that a size is not known.
  std::optional<std::int64_t> size(const Part& part, std::string_view member);
  void fail(const Part& part, std::string text, std::string help = {}, std::optional<std::string> quoted = {});

  const Document& har_;
  std::size_t index_;
  SourceMap& sources_;
  Findings& remarks_;
  bool failed_ = false;
};

std::string member_name(const Part& part, std::string_view member) {
  return part.name.empty() ? std::string(member) : part.name + '.' + std::string(member);
}

void EntryReader::fail(const Part& part, std::string text, std::string help, std::optional<std::string> quoted) {
  Finding finding = make_finding(Code::BadRecording, har_.place(part.value),
                                 Detail{.text = std::move(text), .help = std::move(help), .quoted = std::move(quoted)});
  finding.instance = "/log/entries";
  append_index(finding.instance, index_);
  for (std::string_view name = part.name; !name.empty();) {
    const std::string_view token = name.substr(0, name.find('.'));
    append_token(finding.instance, token);
    name.remove_prefix(std::min(token.size() + 1, name.size()));
  }
  remarks_.push_back(std::move(finding));
  failed_ = true;
}

std::optional<Part> EntryReader::optional(const Part& part, std::string_view member, Kind kind) {
  const std::optional<Value> value = part.value.find(member);
  if (!value || value->is(Kind::Null)) return std::nullopt;
  Part found{.value = *value, .name = member_name(part, member)};
  if (value->is(kind)) return found;
  fail(found, quoted_name(found.name) + " is " + with_article(value->kind()) + ", not " + with_article(kind));
  return std::nullopt;
}

std::optional<Part> EntryReader::required(const Part& part, std::string_view member, Kind kind) {
  const std::optional<Value> value = part.value.find(member);
  if (!value || value->is(Kind::Null)) fail(part, quoted_name(member_name(part, member)) + " is missing");
  return optional(part, member, kind);
}

std::optional<std::int64_t> EntryReader::size(const Part& part, std::string_view member) {
  const std::optional<Part> found = optional(part, member, Kind::Number);
  if (!found) return std::nullopt;
  const std::optional<std::int64_t> bytes = Number(found->value.digits()).to_int64();
  return bytes && *bytes >= 0 ? bytes : std::nullopt;
}

std::vector<Header> EntryReader::read_headers(const Part& message) {
  std::vector<Header> headers;
  const std::optional<Part> list = optional(message, "headers", Kind::Array);
  if (!list) return headers;
  std::size_t index = 0;
  for (const Value item : list->value.items()) {
    const Part header{.value = item, .name = list->name + '.' + std::to_string(index++)};
    const std::optional<Part> name = required(header, "name", Kind::String);
    const std::optional<Part> value = required(header, "value", Kind::String);
    if (!name || !value) continue;
    // ":authority" and its like are no header fields (RFC 9113 section 8.3), though browsers list them here.
    if (name->value.string().starts_with(':')) continue;
    headers.push_back({.name = std::string(name->value.string()),
                       .value = std::string(value->value.string()),
                       .where = har_.place(value->value)});
  }
  return headers;
}

// The text of `postData` or `content`; nothing if it is absent or empty.
std::optional<Body> EntryReader::read_body(const Part& body, const std::vector<Header>& headers) {
  const std::optional<Part> text = optional(body, "text", Kind::String);
  const std::optional<Part> encoding = optional(body, "encoding", Kind::String);
  const std::optional<Part> media_type = optional(body, "mimeType", Kind::String);
  if (!text || text->value.string().empty()) return std::nullopt;
  Body read;
  read.where = har_.place(text->value);
  if (media_type) read.media_type = media_type->value.string();
  for (const Header& header : headers) {
    // What was sent counts; browsers replace an unknown type by a guess or by "x-unknown".
    if (same_header_name(header.name, "Content-Type")) read.media_type = header.value;
  }
  if (!encoding || encoding->value.string().empty()) {
    read.text = add_embedded_text(har_, text->value, sources_);
    return read;
  }
  if (!equal_without_case(encoding->value.string(), "base64")) {
    fail(*encoding, "{} is no encoding of a body", "HAR knows `base64`", quoted_name(encoding->value.string()));
    return std::nullopt;
  }
  std::variant<std::string, Base64Error> bytes = decode_base64(text->value.string());
  if (const auto* error = std::get_if<Base64Error>(&bytes)) {
    fail(*text, quoted_name(text->name) + " is not what `encoding` says: " + error->reason + " (at byte " +
                    std::to_string(error->offset) + ')');
    return std::nullopt;
  }
  read.text = sources_.add_decoded(read.where, std::move(std::get<std::string>(bytes)));
  return read;
}

std::optional<Body> EntryReader::read_request_body(const Part& request, const std::vector<Header>& headers) {
  const std::int64_t sent = size(request, "bodySize").value_or(0);
  const std::optional<Part> data = optional(request, "postData", Kind::Object);
  std::optional<Body> body = data ? read_body(*data, headers) : std::nullopt;
  if (body || failed_) return body;
  const std::optional<Part> fields = data ? optional(*data, "params", Kind::Array) : std::nullopt;
  if (fields && fields->value.size() > 0) {
    fail(*data, "`request.postData` has `params` but no `text`: the body was not recorded as it was sent");
  } else if (sent > 0) {
    fail(request, "`request.bodySize` is " + std::to_string(sent) + ", but `request.postData.text` is missing",
         "record the traffic with bodies");
  }
  return std::nullopt;
}

std::optional<Body> EntryReader::read_response_body(const Part& response, const Response& read, bool is_head) {
  const std::optional<std::int64_t> sent = size(response, "bodySize");
  const std::optional<Part> content = optional(response, "content", Kind::Object);
  std::optional<Body> body = content ? read_body(*content, read.headers) : std::nullopt;
  if (body || failed_ || is_head || is_bodiless(read.status)) return body;
  std::optional<std::int64_t> decoded;
  if (content) decoded = size(*content, "size");
  const std::optional<std::int64_t> announced = content_length(read.headers);
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

std::optional<int> EntryReader::read_status(const Part& response) {
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
  if (!number || *number < 100 || *number > 999) {
    fail(*status, std::string(status->value.digits().substr(0, 20)) + " is no status: one has three digits");
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

std::optional<Request> EntryReader::read_request(const Part& request) {
  const std::optional<Part> method = required(request, "method", Kind::String);
  const std::optional<Part> url = required(request, "url", Kind::String);
  Request read;
  read.headers = read_headers(request);
  if (method && !is_token(method->value.string())) {
    fail(*method, "{} is no method of a request", {}, quoted_name(method->value.string()));
  }
  if (url && url->value.string().empty()) fail(*url, "`request.url` is empty");
  read.body = read_request_body(request, read.headers);
  if (failed_) return std::nullopt;
  read.method = upper_case(method->value.string());
  read.url = url->value.string();
  read.where = har_.place(url->value);
  return read;
}

std::optional<Response> EntryReader::read_response(const Part& response, const Request& request) {
  const std::optional<int> status = read_status(response);
  Response read;
  read.headers = read_headers(response);
  if (!status) return std::nullopt;
  read.status = *status;
  read.where = har_.place(*response.value.find("status"));
  read.body = read_response_body(response, read, request.method == "HEAD");
  return read;
}

std::optional<Exchange> EntryReader::read(Value entry) {
  const Part whole{.value = entry, .name = {}};
  if (!entry.is(Kind::Object)) {
    fail(whole, "an entry is " + with_article(entry.kind()) + ", not an object");
    return std::nullopt;
  }
  const std::optional<Part> request = required(whole, "request", Kind::Object);
  const std::optional<Part> response = required(whole, "response", Kind::Object);
  if (failed_) return std::nullopt;
  std::optional<Request> read_of_request = read_request(*request);
  std::optional<Response> read_of_response = read_response(*response, read_of_request.value_or(Request{}));
  if (failed_) return std::nullopt;
  return Exchange{
      .request = std::move(*read_of_request), .response = std::move(*read_of_response), .where = har_.place(entry)};
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
  if (!entries) {
    return make_finding(Code::BadRecording, har.place(har.root()),
                        Detail{.text = "`log.entries` is missing", .help = "is this a HAR file?"});
  }
  if (!entries->is(Kind::Array)) {
    return make_finding(
        Code::BadRecording, har.place(*entries),
        Detail{.text = "`log.entries` is " + with_article(entries->kind()) + ", not an array", .help = {}});
  }
  Recording recording;
  std::size_t index = 0;
  for (const Value entry : entries->items()) {
    if (auto exchange = EntryReader(har, index, sources, remarks).read(entry)) {
      recording.exchanges.push_back(std::move(*exchange));
    } else {
      ++recording.unreadable;
    }
    ++index;
  }
  return recording;
}

}  // namespace contract::internal
