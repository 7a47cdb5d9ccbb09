#include "read/cassette.h"

#include <cassert>
#include <string>
#include <utility>

#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "finding/wording.h"

namespace contract::internal {

// A text by itself, or an object around it. An empty one is no body.
std::optional<Body> InteractionReader::read_body(const Part& message, std::string_view name,
                                                 const std::vector<Header>& headers) {
  const std::optional<Value> value = message.value.find(name);
  if (!value || value->is(Kind::Null)) return std::nullopt;
  const Part body = member(message, name, *value);
  std::optional<Part> text;
  bool is_base64 = false;
  if (value->is(Kind::Object)) {
    text = optional(body, "base64_string", Kind::String);
    is_base64 = text.has_value();
    if (!text) text = optional(body, "string", Kind::String);
  } else if (expect(body, Kind::String)) {
    text = body;
  }
  if (!text || text->value.string().empty()) return std::nullopt;
  if (is_base64 || is_tagged_binary(*text)) return base64_body(*text, headers);
  return text_body(*text, headers);
}

std::optional<Request> InteractionReader::read_request(const Part& request, const CassetteNames& names) {
  std::optional<std::string> sent_method = method(request, "method");
  std::optional<std::string> sent_url = url(request, names.url);
  Request read;
  read.headers = header_map(request, "headers");
  read.body = read_body(request, "body", read.headers);
  if (failed()) return std::nullopt;
  read.method = std::move(*sent_method);
  read.url = std::move(*sent_url);
  read.where = place(*request.value.find(names.url));
  return read;
}

// `status: {code: 200}`; `code: 200` beside a `status` in words (go-vcr); `status_code: 200` (vcrpy with httpx, and vcr
// of R below `status`).
std::optional<Part> InteractionReader::find_status(const Part& response) {
  Part holder = response;
  const std::optional<Value> status = response.value.find("status");
  if (status && status->is(Kind::Object)) holder = member(response, "status", *status);
  const std::string_view name = holder.value.find("status_code") ? "status_code" : "code";
  return required(holder, name, Kind::Number);
}

std::optional<Response> InteractionReader::read_response(const Part& response, std::string_view method) {
  const std::optional<Part> number = find_status(response);
  Response read;
  read.headers = header_map(response, "headers");
  const std::string_view name = response.value.find("content") ? "content" : "body";
  read.body = read_body(response, name, read.headers);
  const std::optional<int> code = number ? status(*number) : std::nullopt;
  if (!code || failed()) return std::nullopt;
  read.status = *code;
  read.where = place(*number);
  const std::int64_t announced = announced_length(read.headers).value_or(0);
  if (!read.body && announced > 0 && !is_bodiless(read.status, method)) {
    fail(response, "`Content-Length` is " + std::to_string(announced) + ", but there is no body",
         "the response was recorded without its body");
    return std::nullopt;
  }
  return read;
}

std::optional<Exchange> InteractionReader::read(Value interaction, const CassetteNames& names) {
  const std::optional<Part> all = whole(interaction);
  if (!all) return std::nullopt;
  const std::optional<Part> request = required(*all, "request", Kind::Object);
  const std::optional<Part> response = required(*all, "response", Kind::Object);
  if (names.has_lost_its_end && !interaction.find(names.captured_at)) {
    fail(*all, quoted_name(names.captured_at) + " is missing: the file seems to be cut off here");
  }
  if (failed()) return std::nullopt;
  std::optional<Request> read_of_request = read_request(*request, names);
  std::optional<Response> read_of_response = read_response(*response, read_of_request ? read_of_request->method : "");
  if (failed()) return std::nullopt;
  return Exchange{.request = std::move(*read_of_request),
                  .response = std::move(*read_of_response),
                  .captured_at = captured_at(*all, names.captured_at),
                  .where = place(interaction)};
}

Result<Recording> read_interactions(const Document& cassette, std::string_view member, const CassetteNames& names,
                                    SourceMap& sources, Findings& remarks) {
  const std::optional<Value> interactions = cassette.root().find(member);
  if (!interactions) {
    return unusable_recording(cassette, cassette.root(), quoted_name(member) + " is missing", "is this a cassette?");
  }
  if (!interactions->is(Kind::Array)) {
    return unusable_recording(cassette, *interactions,
                              quoted_name(member) + " is " + with_article(interactions->kind()) + ", not an array");
  }
  return read_entries(interactions->items(), [&](Value interaction, std::size_t index) {
    std::string pointer;
    append_token(pointer, member);
    append_index(pointer, index);
    return InteractionReader(cassette, std::move(pointer), sources, remarks).read(interaction, names);
  });
}

std::optional<Finding> unknown_version(const Document& cassette, int last) {
  assert(last <= 2 && "the help lists them");
  const std::optional<Value> version = cassette.root().find("version");
  if (!version) return unusable_recording(cassette, cassette.root(), "`version` is missing", "the file may be cut off");
  if (version->is(Kind::Number)) {
    const std::optional<std::int64_t> number = Number(version->digits()).to_int64();
    if (number && *number >= 1 && *number <= last) return std::nullopt;
  }
  return unusable_recording(cassette, *version, to_json_excerpt(*version) + " is no version of this format",
                            last == 1 ? "known is 1" : "known are 1 and " + std::to_string(last));
}

}  // namespace contract::internal
