#include "read/nock.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/wording.h"
#include "http/header.h"
#include "read/entry_reader.h"

namespace contract::internal {
namespace {

// As nock replies where the definition does not say.
constexpr int kDefaultStatus = 200;

class DefinitionReader : public EntryReader {
 public:
  using EntryReader::EntryReader;

  std::optional<Exchange> read(Value definition);

 private:
  std::optional<Request> read_request(const Part& definition);
  std::optional<Response> read_response(const Part& definition);
  std::vector<Header> read_headers(const Part& definition);
  std::optional<Body> read_body(const Part& definition, std::string_view name, const std::vector<Header>& headers);
  std::optional<Body> read_chunks(const Part& chunks, const std::vector<Header>& headers);
};

bool is_encoded(const std::vector<Header>& headers) {
  for (const Header& header : headers) {
    if (same_header_name(header.name, "Content-Encoding")) return true;
  }
  return false;
}

// A text, or what the text means in JSON. `true` beside a text of the response says that it is hexadecimal.
std::optional<Body> DefinitionReader::read_body(const Part& definition, std::string_view name,
                                                const std::vector<Header>& headers) {
  const std::optional<Value> value = definition.value.find(name);
  if (!value || value->is(Kind::Null)) return std::nullopt;
  const Part body = member(definition, name, *value);
  if (value->is(Kind::Array) && is_encoded(headers)) return read_chunks(body, headers);
  if (!value->is(Kind::String)) return value_body(body, headers, "application/json");
  if (value->string().empty()) return std::nullopt;
  const std::optional<Value> binary = definition.value.find("responseIsBinary");
  const bool is_binary = name == "response" && binary && binary->is(Kind::Boolean) && binary->boolean();
  return is_binary ? hexadecimal_body(body, headers) : text_body(body, headers);
}

// A compressed body is kept as it came, chunk by chunk.
std::optional<Body> DefinitionReader::read_chunks(const Part& chunks, const std::vector<Header>& headers) {
  std::string bytes;
  std::size_t index = 0;
  for (const Value value : chunks.value.items()) {
    const Part chunk = item(chunks, index++, value);
    if (!expect(chunk, Kind::String)) return std::nullopt;
    const std::optional<std::string> decoded = decode_hexadecimal(value.string());
    if (!decoded) {
      fail(chunk, quoted_name(chunk.name) + " is no text of hexadecimal digits, two for each byte");
      return std::nullopt;
    }
    bytes += *decoded;
  }
  return decoded_body(chunks, std::move(bytes), headers);
}

// `rawHeaders` as Node.js has them, names and values in turn; `headers`, or `rawHeaders` as an object, in other
// versions.
std::vector<Header> DefinitionReader::read_headers(const Part& definition) {
  const std::optional<Value> raw = definition.value.find("rawHeaders");
  if (!raw || raw->is(Kind::Null)) return header_map(definition, "headers");
  if (raw->is(Kind::Object)) return header_map(definition, "rawHeaders");
  std::vector<Header> headers;
  const std::optional<Part> list = optional(definition, "rawHeaders", Kind::Array);
  if (!list) return headers;
  std::size_t index = 0;
  for (const Value value : list->value.items()) {
    const Part part = item(*list, index, value);
    if (!expect(part, Kind::String)) continue;
    if (index++ % 2 == 0) {
      headers.push_back({.name = std::string(value.string()), .value = {}, .where = place(part)});
    } else {
      headers.back().value = value.string();
      headers.back().where = place(part);
    }
  }
  if (index % 2 != 0) fail(*list, "the last of `rawHeaders` has a name and no value");
  return headers;
}

std::optional<Request> DefinitionReader::read_request(const Part& definition) {
  const std::optional<std::string> scope = url(definition, "scope");
  const std::optional<std::string> path = url(definition, "path");
  std::optional<std::string> sent_method = method(definition, "method");
  Request read;
  read.headers = header_map(definition, "reqheaders");
  read.headers_recorded = definition.value.find("reqheaders").has_value();
  read.body = read_body(definition, "body", read.headers);
  if (failed()) return std::nullopt;
  read.method = std::move(*sent_method);
  read.url = *scope + *path;
  read.where = place(*definition.value.find("path"));
  return read;
}

std::optional<Response> DefinitionReader::read_response(const Part& definition) {
  Response read;
  read.status = kDefaultStatus;
  read.where = place(definition);
  read.headers = read_headers(definition);
  read.body = read_body(definition, "response", read.headers);
  if (const std::optional<Part> number = optional(definition, "status", Kind::Number)) {
    read.status = status(*number).value_or(kDefaultStatus);
    read.where = place(*number);
  }
  if (failed()) return std::nullopt;
  return read;
}

std::optional<Exchange> DefinitionReader::read(Value definition) {
  const std::optional<Part> all = whole(definition);
  if (!all) return std::nullopt;
  std::optional<Request> request = read_request(*all);
  std::optional<Response> response = read_response(*all);
  if (failed()) return std::nullopt;
  return Exchange{
      .request = std::move(*request), .response = std::move(*response), .captured_at = {}, .where = place(definition)};
}

}  // namespace

bool is_nock(Value root) {
  if (!root.is(Kind::Array)) return false;
  for (const Value definition : root.items()) {
    if (definition.find("scope") && (definition.find("path") || definition.find("response"))) return true;
  }
  return false;
}

Result<Recording> read_nock(const Document& fixture, SourceMap& sources, Findings& remarks) {
  if (!fixture.root().is(Kind::Array)) {
    return unusable_recording(fixture, fixture.root(),
                              "a fixture of nock is an array, not " + with_article(fixture.root().kind()));
  }
  return read_entries(fixture.root().items(), [&](Value definition, std::size_t index) {
    return DefinitionReader(fixture, '/' + std::to_string(index), sources, remarks).read(definition);
  });
}

}  // namespace contract::internal
