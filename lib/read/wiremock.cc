#include "read/wiremock.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "document/pointer.h"
#include "finding/wording.h"
#include "read/stub_reader.h"
#include "read/url_pattern.h"
#include "source/files.h"
#include "text/path.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 5> kUrls{"url", "urlPath", "urlPathTemplate", "urlPathPattern", "urlPattern"};

constexpr std::string_view kUnknown = "{pattern}";

// The file that `bodyFileName` means; empty if there is none in the folders of the recording.
std::string body_file(std::string_view recording, const std::string& name) {
  if (kind_of(std::string(recording)) != PathKind::File) return {};  // standard input has no folder
  const std::string folder = absolute_path(std::string(folder_of(absolute_path(std::string(recording)))));
  std::vector<std::string> roots{join_path(folder, "__files"), folder};
  if (name_of(folder) == "mappings") roots.push_back(join_path(std::string(folder_of(folder)), "__files"));
  for (const std::string& root : roots) {
    const std::string path = lexically_below(root, name);
    // A link may lead out of the folder although the name does not.
    if (!path.empty() && kind_of(path) == PathKind::File && is_below(absolute_path(path), absolute_path(root))) {
      return path;
    }
  }
  return {};
}

class MappingReader : public StubReader {
 public:
  using StubReader::StubReader;

  std::optional<Exchange> read(Value entry, std::string_view recording);

 private:
  struct Matcher {
    std::optional<std::string> literal;
    bool is_absent = false;
  };

  void read_method(const Part& request, Request& read);
  void read_url(const Part& request, Request& read);
  void read_path_parameters(const Part& request, Request& read);
  void read_query(const Part& request, std::string_view member, Request& read);
  void read_headers(const Part& request, Request& read);
  void read_cookies(const Part& request, Request& read);
  void read_request_body(const Part& request, Request& read);
  std::optional<Response> read_response(const Part& response, std::string_view recording);
  std::optional<Body> read_response_body(const Part& response, const std::vector<Header>& headers,
                                         std::string_view recording);
  std::optional<Body> read_body_file(const Part& name, const std::vector<Header>& headers, std::string_view recording);

  static Matcher matcher(Value value);
};

// {"equalTo": "x"}, {"absent": true}, or anything else, which is a pattern.
MappingReader::Matcher MappingReader::matcher(Value value) {
  const std::optional<Value> absent = value.find("absent");
  if (absent && absent->is(Kind::Boolean) && absent->boolean()) return {.literal = {}, .is_absent = true};
  const std::optional<Value> equal = value.find("equalTo");
  return {.literal = equal ? scalar_text(*equal) : std::nullopt};
}

void MappingReader::read_method(const Part& request, Request& read) {
  const std::optional<Value> written = request.value.find("method");
  if (!written || (written->is(Kind::String) && written->string() == "ANY")) {
    fail(written ? member(request, "method", *written) : request,
         "the stub takes requests of any method, so it is of no one operation");
    return;
  }
  if (auto name = method(request, "method")) read.method = std::move(*name);
}

void MappingReader::read_url(const Part& request, Request& read) {
  for (const std::string_view name : kUrls) {
    const std::optional<Part> url = optional(request, name, Kind::String);
    if (!url) continue;
    const std::string_view text = url->value.string();
    read.where = place(*url);
    if (name == "url" || name == "urlPath") {
      read.url = text;
      return;
    }
    std::optional<UrlPattern> pattern =
        name == "urlPathTemplate" ? std::optional(parse_path_template(text)) : parse_path_regex(text);
    if (!pattern) {
      fail(*url, quoted_name(url->name) + " is a pattern that does not show the segments of a path",
           "write it as `urlPathTemplate`");
      return;
    }
    read.url = std::move(pattern->url);
    read.unknown = std::move(pattern->unknown);
    return;
  }
  if (!failed()) fail(request, "the stub takes requests for any URL, so it is of no one operation");
}

// Values of the variables in a path template.
void MappingReader::read_path_parameters(const Part& request, Request& read) {
  const std::optional<Part> parameters = optional(request, "pathParameters", Kind::Object);
  if (!parameters) return;
  for (const auto& [key, value] : parameters->value.members()) {
    const Matcher written = matcher(value);
    const std::string variable = '{' + std::string(key.string()) + '}';
    const std::size_t at = read.url.find(variable);
    if (!written.literal || at == std::string::npos) continue;
    read.url.replace(at, variable.size(), percent_encode(*written.literal, "-._~:@!$&'()*+,;="));
    std::erase(read.unknown, variable);
  }
}

void MappingReader::read_query(const Part& request, std::string_view name, Request& read) {
  const std::optional<Part> query = optional(request, name, Kind::Object);
  if (!query) return;
  for (const auto& [key, value] : query->value.members()) {
    const Matcher written = matcher(value);
    if (written.is_absent) continue;
    append_query(read.url, key.string(), written.literal.value_or(std::string(kUnknown)));
    if (!written.literal) read.unknown.emplace_back(kUnknown);
  }
}

void MappingReader::read_headers(const Part& request, Request& read) {
  if (const auto headers = optional(request, "headers", Kind::Object)) {
    for (const auto& [key, value] : headers->value.members()) {
      const Matcher written = matcher(value);
      if (written.is_absent) continue;
      const std::optional<Value> literal = written.literal ? value.find("equalTo") : std::nullopt;
      read.headers.push_back({.name = std::string(key.string()),
                              .value = written.literal.value_or(std::string(kUnknown)),
                              .where = place(literal.value_or(value)),
                              .is_known = written.literal.has_value()});
    }
  }
  if (const auto credentials = optional(request, "basicAuthCredentials", Kind::Object)) {
    read.headers.push_back({.name = "Authorization",
                            .value = "Basic " + std::string(kUnknown),
                            .where = place(*credentials),
                            .is_known = false});
  }
}

void MappingReader::read_cookies(const Part& request, Request& read) {
  const std::optional<Part> cookies = optional(request, "cookies", Kind::Object);
  if (!cookies) return;
  for (const auto& [key, value] : cookies->value.members()) {
    const Matcher written = matcher(value);
    if (written.is_absent) continue;
    read.headers.push_back({.name = "Cookie",
                            .value = std::string(key.string()) + '=' + written.literal.value_or(std::string(kUnknown)),
                            .where = place(value),
                            .is_known = written.literal.has_value()});
  }
}

// Only a body that is written whole is one; other patterns say something about it.
void MappingReader::read_request_body(const Part& request, Request& read) {
  read.body_recorded = false;
  const std::optional<Part> patterns = optional(request, "bodyPatterns", Kind::Array);
  if (!patterns) return;
  std::size_t index = 0;
  for (const Value each : patterns->value.items()) {
    const Part pattern = item(*patterns, index++, each);
    const std::optional<Value> more = each.find("ignoreExtraElements");
    const bool is_whole = !more || !more->is(Kind::Boolean) || !more->boolean();
    if (const auto json = each.find("equalToJson"); json && is_whole) {
      read.body = text_or_value_body(member(pattern, "equalToJson", *json), read.headers);
      if (read.body->media_type.empty()) read.body->media_type = "application/json";
    } else if (const auto text = each.find("equalTo"); text && text->is(Kind::String)) {
      read.body = text_body(member(pattern, "equalTo", *text), read.headers);
    } else if (const auto bytes = each.find("binaryEqualTo"); bytes && bytes->is(Kind::String)) {
      read.body = base64_body(member(pattern, "binaryEqualTo", *bytes), read.headers);
    } else {
      continue;
    }
    read.body_recorded = true;
    return;
  }
}

std::optional<Body> MappingReader::read_body_file(const Part& name, const std::vector<Header>& headers,
                                                  std::string_view recording) {
  const std::string written(name.value.string());
  const std::string path = body_file(recording, written);
  if (path.empty()) {
    fail(name, "{} is no file in the folders of this recording",
         "it is looked for below the folder of the recording and below `__files`", quoted_name(written));
    return std::nullopt;
  }
  auto text = read_file(path);
  if (const auto* error = std::get_if<FileError>(&text)) {
    fail(name, "{} cannot be read" + (error->reason.empty() ? std::string() : ": " + error->reason), {},
         quoted_name(written));
    return std::nullopt;
  }
  Body body = text_body(name, headers);
  body.text = sources().add_decoded(place(name), std::move(std::get<std::string>(text)));
  return body;
}

std::optional<Body> MappingReader::read_response_body(const Part& response, const std::vector<Header>& headers,
                                                      std::string_view recording) {
  if (const auto json = response.value.find("jsonBody"); json) {
    return json_body(member(response, "jsonBody", *json), headers);
  }
  if (const auto text = optional(response, "body", Kind::String); text && !text->value.string().empty()) {
    return text_body(*text, headers);
  }
  if (const auto bytes = optional(response, "base64Body", Kind::String); bytes && !bytes->value.string().empty()) {
    return base64_body(*bytes, headers);
  }
  if (const auto name = optional(response, "bodyFileName", Kind::String)) {
    return read_body_file(*name, headers, recording);
  }
  return std::nullopt;
}

std::optional<Response> MappingReader::read_response(const Part& response, std::string_view recording) {
  for (const std::string_view name : {"fault", "proxyBaseUrl"}) {
    if (const auto other = response.value.find(name); other && !other->is(Kind::Null)) {
      fail(member(response, name, *other), name == "fault" ? "the stub gives a fault, and no response"
                                                           : "the response is that of another server, and not here");
      return std::nullopt;
    }
  }
  Response read;
  read.status = 200;
  read.where = place(response);
  if (const auto number = optional(response, "status", Kind::Number)) {
    read.status = status(*number).value_or(0);
    read.where = place(*number);
  }
  read.headers = header_map(response, "headers");
  read.body = read_response_body(response, read.headers, recording);
  return read;
}

std::optional<Exchange> MappingReader::read(Value entry, std::string_view recording) {
  const std::optional<Part> stub = whole(entry);
  if (!stub) return std::nullopt;
  const std::optional<Part> request = required(*stub, "request", Kind::Object);
  const std::optional<Part> response = required(*stub, "response", Kind::Object);
  if (failed()) return std::nullopt;
  Exchange exchange{.where = place(*stub)};
  Request& read = exchange.request;
  read.is_partial = true;
  read_method(*request, read);
  read_url(*request, read);
  read_path_parameters(*request, read);
  read_query(*request, "queryParameters", read);
  read_query(*request, "queryParams", read);
  read_headers(*request, read);
  read_cookies(*request, read);
  read_request_body(*request, read);
  if (auto answer = read_response(*response, recording)) exchange.response = std::move(*answer);
  if (failed()) return std::nullopt;
  return exchange;
}

bool is_mapping(Value value) {
  const std::optional<Value> request = value.find("request");
  const std::optional<Value> response = value.find("response");
  if (!request || !response || !response->is(Kind::Object)) return false;
  return std::ranges::any_of(kUrls, [&request](std::string_view name) { return request->find(name).has_value(); });
}

// Mappings and other entries in a list: broken ones are among them, too.
bool holds_mapping(Value list) {
  if (!list.is(Kind::Array)) return false;
  for (const Value each : list.items()) {
    if (is_mapping(each)) return true;
  }
  return false;
}

}  // namespace

bool is_wiremock(Value root) {
  const std::optional<Value> mappings = root.find("mappings");
  return is_mapping(root) || holds_mapping(root) || (mappings && holds_mapping(*mappings));
}

Result<Recording> read_wiremock(const Document& document, SourceMap& sources, Findings& remarks) {
  const std::string recording(sources.name(document.source()));
  const auto read = [&](std::string pointer, Value entry) {
    return MappingReader(document, std::move(pointer), sources, remarks).read(entry, recording);
  };
  const std::optional<Value> mappings = document.root().find("mappings");
  const Value list = mappings.value_or(document.root());
  if (!list.is(Kind::Array)) {
    if (mappings) return unusable_recording(document, list, "`mappings` is no array");
    return read_entries(std::array{list}, [&](Value entry, std::size_t) { return read({}, entry); });
  }
  return read_entries(list.items(), [&](Value entry, std::size_t index) {
    std::string pointer = mappings ? "/mappings" : "";
    append_index(pointer, index);
    return read(std::move(pointer), entry);
  });
}

}  // namespace contract::internal
