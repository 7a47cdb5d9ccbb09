#include "read/entry_reader.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <variant>

#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "finding/wording.h"
#include "http/header.h"
#include "http/token.h"
#include "read/coded_body.h"
#include "read/document_file.h"
#include "read/embedded.h"
#include "read/yaml_tokens.h"
#include "text/ascii.h"
#include "text/base64.h"

namespace contract::internal {
namespace {

std::string member_name(const Part& part, std::string_view member) {
  return part.name.empty() ? std::string(member) : part.name + '.' + std::string(member);
}

// What was sent counts; recorders replace an unknown type by a guess or by "x-unknown".
std::string_view media_type_of(const std::vector<Header>& headers, std::string_view otherwise) {
  for (const Header& header : headers) {
    if (same_header_name(header.name, "Content-Type")) otherwise = header.value;
  }
  return otherwise;
}

}  // namespace

void EntryReader::fail(const Part& part, std::string text, std::string help, std::optional<std::string> quoted) {
  Finding finding = make_finding(Code::BadRecording, place(part),
                                 Detail{.text = std::move(text), .help = std::move(help), .quoted = std::move(quoted)});
  finding.instance = part.pointer;
  remarks_.push_back(std::move(finding));
  failed_ = true;
}

std::optional<Part> EntryReader::whole(Value entry) {
  Part part{.value = entry, .name = {}, .pointer = pointer_};
  if (entry.is(Kind::Object)) return part;
  fail(part, "an entry is " + with_article(entry.kind()) + ", not an object");
  return std::nullopt;
}

Part EntryReader::member(const Part& part, std::string_view name, Value value) {
  Part found{.value = value, .name = member_name(part, name), .pointer = part.pointer};
  append_token(found.pointer, name);
  return found;
}

Part EntryReader::item(const Part& list, std::size_t index, Value value) {
  return member(list, std::to_string(index), value);
}

bool EntryReader::expect(const Part& part, Kind kind) {
  if (part.value.is(kind)) return true;
  fail(part, quoted_name(part.name) + " is " + with_article(part.value.kind()) + ", not " + with_article(kind));
  return false;
}

std::optional<Part> EntryReader::optional(const Part& part, std::string_view name, Kind kind) {
  const std::optional<Value> value = part.value.find(name);
  if (!value || value->is(Kind::Null)) return std::nullopt;
  Part found = member(part, name, *value);
  if (!expect(found, kind)) return std::nullopt;
  return found;
}

std::optional<Part> EntryReader::required(const Part& part, std::string_view name, Kind kind) {
  const std::optional<Value> value = part.value.find(name);
  if (!value || value->is(Kind::Null)) fail(part, quoted_name(member_name(part, name)) + " is missing");
  return optional(part, name, kind);
}

std::string_view EntryReader::text_or_empty(const Part& part, std::string_view name) {
  const std::optional<Part> text = optional(part, name, Kind::String);
  return text ? text->value.string() : std::string_view();
}

std::optional<std::string> EntryReader::method(const Part& part, std::string_view name) {
  const std::optional<Part> method = required(part, name, Kind::String);
  if (!method) return std::nullopt;
  if (is_token(method->value.string())) return upper_case(method->value.string());
  fail(*method, "{} is no method of a request", {}, quoted_name(method->value.string()));
  return std::nullopt;
}

std::optional<std::string> EntryReader::url(const Part& part, std::string_view name) {
  const std::optional<Part> url = required(part, name, Kind::String);
  if (!url) return std::nullopt;
  if (!url->value.string().empty()) return std::string(url->value.string());
  fail(*url, quoted_name(url->name) + " is empty");
  return std::nullopt;
}

std::optional<int> EntryReader::status(const Part& number) {
  const std::optional<std::int64_t> status = Number(number.value.digits()).to_int64();
  if (status && *status >= 100 && *status <= 999) return static_cast<int>(*status);
  fail(number, std::string(number.value.digits().substr(0, 20)) + " is no status: one has three digits");
  return std::nullopt;
}

std::vector<Header> EntryReader::header_list(const Part& part, std::string_view name, std::string_view name_member,
                                             std::string_view value_member) {
  std::vector<Header> headers;
  const std::optional<Part> list = optional(part, name, Kind::Array);
  if (!list) return headers;
  std::size_t index = 0;
  for (const Value entry : list->value.items()) {
    const Part header = item(*list, index++, entry);
    const std::optional<Part> field = required(header, name_member, Kind::String);
    const std::optional<Part> value = required(header, value_member, Kind::String);
    if (!field || !value) continue;
    // ":authority" and its like are no header fields (RFC 9113 section 8.3), though browsers list them here.
    if (field->value.string().starts_with(':')) continue;
    headers.push_back({.name = std::string(field->value.string()),
                       .value = std::string(value->value.string()),
                       .where = place(*value)});
  }
  return headers;
}

std::vector<Header> EntryReader::header_map(const Part& part, std::string_view name) {
  std::vector<Header> headers;
  const std::optional<Part> map = optional(part, name, Kind::Object);
  if (!map) return headers;
  const auto add = [&](std::string_view field, const Part& value) {
    // People who edit YAML leave the quotes of a number out.
    if (!value.value.is(Kind::Number) && !expect(value, Kind::String)) return;
    const std::string_view text = value.value.is(Kind::Number) ? value.value.digits() : value.value.string();
    headers.push_back({.name = std::string(field), .value = std::string(text), .where = place(value)});
  };
  for (const Member& field : map->value.members()) {
    const Part values = member(*map, field.key.string(), field.value);
    if (!field.value.is(Kind::Array)) {
      add(field.key.string(), values);
      continue;
    }
    std::size_t index = 0;
    for (const Value value : field.value.items()) add(field.key.string(), item(values, index++, value));
  }
  return headers;
}

bool EntryReader::is_bodiless(int status, std::string_view method) {
  return method == "HEAD" || status / 100 == 1 || status == 204 || status == 304;
}

std::optional<std::int64_t> EntryReader::announced_length(const std::vector<Header>& headers) {
  for (const Header& header : headers) {
    if (!same_header_name(header.name, "Content-Length")) continue;
    std::int64_t length = 0;
    const char* const end = header.value.data() + header.value.size();
    const auto [stop, error] = std::from_chars(header.value.data(), end, length);
    if (error == std::errc() && stop == end) return length;
  }
  return std::nullopt;
}

Body EntryReader::text_body(const Part& text, const std::vector<Header>& headers, std::string_view media_type) {
  return {.text = add_embedded_text(document_, text.value, sources_),
          .media_type = std::string(media_type_of(headers, media_type)),
          .where = place(text)};
}

std::optional<Body> EntryReader::base64_body(const Part& text, const std::vector<Header>& headers,
                                             std::string_view media_type) {
  std::string written(text.value.string());
  const bool is_wrapped = std::erase_if(written, [](char c) { return c == '\n' || c == '\r' || c == ' '; }) != 0;
  std::variant<std::string, Base64Error> bytes = decode_base64(written);
  if (const auto* error = std::get_if<Base64Error>(&bytes)) {
    const std::string at = is_wrapped ? std::string() : " (at byte " + std::to_string(error->offset) + ')';
    fail(text, quoted_name(text.name) + " is no base64: " + error->reason + at);
    return std::nullopt;
  }
  return decoded_body(text, std::move(std::get<std::string>(bytes)), headers, media_type);
}

Body EntryReader::decoded_body(const Part& part, std::string bytes, const std::vector<Header>& headers,
                               std::string_view media_type) {
  const std::string_view type = media_type_of(headers, media_type);
  return {.text = add_coded_body(std::move(bytes), place(part), headers, type, sources_, remarks_),
          .media_type = std::string(type),
          .where = place(part)};
}

std::optional<std::string> EntryReader::decode_hexadecimal(std::string_view digits) {
  if (digits.size() % 2 != 0 || !std::ranges::all_of(digits, is_hex_digit)) return std::nullopt;
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    bytes += static_cast<char>(hex_value(digits[at]) * 16 + hex_value(digits[at + 1]));
  }
  return bytes;
}

std::optional<Body> EntryReader::hexadecimal_body(const Part& text, const std::vector<Header>& headers) {
  std::optional<std::string> bytes = decode_hexadecimal(text.value.string());
  if (bytes) return decoded_body(text, std::move(*bytes), headers);
  fail(text, quoted_name(text.name) + " is no text of hexadecimal digits, two for each byte");
  return std::nullopt;
}

Body EntryReader::value_body(const Part& value, const std::vector<Header>& headers, std::string_view media_type) {
  const Place where = place(value);
  if (!is_json_source(where.source, sources_)) {
    return decoded_body(value, to_json(value.value), headers, media_type);
  }
  const Span span = where.span;
  std::string text(sources_.text(where.source).substr(span.begin, span.end - span.begin));
  return {.text = sources_.add_embedded(where, std::move(text), {{.inner = 0, .outer = span.begin}}),
          .media_type = std::string(media_type_of(headers, media_type)),
          .where = where};
}

bool EntryReader::is_tagged_binary(const Part& text) const {
  const Place where = place(text);
  return !is_json_source(where.source, sources_) && is_binary(sources_.text(where.source), where.span.begin);
}

std::optional<CapturedAt> EntryReader::captured_at(const Part& part, std::string_view name) const {
  const std::optional<Value> text = part.value.find(name);
  if (!text || !text->is(Kind::String)) return std::nullopt;
  return CapturedAt{.text = std::string(text->string()), .where = place(*text)};
}

void add_entry(std::optional<Exchange> exchange, Recording& recording) {
  if (exchange) {
    recording.exchanges.push_back(std::move(*exchange));
  } else {
    ++recording.unreadable;
  }
}

Finding unusable_recording(const Document& document, Value value, std::string text, std::string help) {
  return make_finding(Code::BadRecording, document.place(value),
                      Detail{.text = std::move(text), .help = std::move(help)});
}

}  // namespace contract::internal
