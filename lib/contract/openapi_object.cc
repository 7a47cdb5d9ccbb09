#include "contract/openapi_object.h"

#include "document/pointer.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

// What a fragment may hold as it is (RFC 3986 section 3.5).
bool stands_in_fragment(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("-._~!$&'()*+,;=:@/?").find(c) != std::string_view::npos;
}

std::string percent_encode(std::string_view pointer) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : pointer) {
    if (stands_in_fragment(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4U];
    encoded += kDigits[byte & 0xFU];
  }
  return encoded;
}

}  // namespace

Place OpenApiObject::place() const {
  const bool is_long = value.is(Kind::Object) || value.is(Kind::Array);
  const bool by_name = key && (is_long || value.is(Kind::Null));
  return {.source = document->source, .span = by_name ? key->span() : value.span()};
}

std::optional<OpenApiObject> OpenApiObject::find(std::string_view member) const {
  std::optional<OpenApiObject> found;
  if (!value.is(Kind::Object)) return found;
  for (const Member& candidate : value.members()) {
    if (candidate.key.string() != member) continue;
    found = {.document = document, .value = candidate.value, .key = candidate.key, .pointer = pointer};
  }
  if (found) append_token(found->pointer, member);
  return found;
}

std::vector<OpenApiObject> OpenApiObject::members() const {
  std::vector<OpenApiObject> members;
  if (!value.is(Kind::Object)) return members;
  for (const Member& member : value.members()) {
    members.push_back({.document = document, .value = member.value, .key = member.key, .pointer = pointer});
    append_token(members.back().pointer, member.key.string());
  }
  return members;
}

std::vector<OpenApiObject> OpenApiObject::items() const {
  std::vector<OpenApiObject> items;
  if (!value.is(Kind::Array)) return items;
  for (const Value item : value.items()) {
    items.push_back({.document = document, .value = item, .key = {}, .pointer = pointer});
    append_index(items.back().pointer, items.size() - 1);
  }
  return items;
}

SchemaName OpenApiObject::as_schema() const {
  return {.uri = document->uri + '#' + percent_encode(pointer)};
}

}  // namespace contract::internal
