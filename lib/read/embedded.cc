#include "read/embedded.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include "read/document_file.h"
#include "read/yaml_offsets.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

// The UTF-16 unit of the escape \uXXXX at `offset`.
std::uint32_t unit_at(std::string_view literal, std::size_t offset) {
  std::uint32_t unit = 0;
  for (const char digit : literal.substr(offset + 2, 4)) unit = unit * 16 + hex_value(digit);
  return unit;
}

struct Escape {
  std::uint32_t written = 2;  // bytes in the literal
  std::uint32_t decoded = 1;  // bytes in UTF-8
};

Escape escape_at(std::string_view literal, std::size_t offset) {
  if (literal[offset + 1] != 'u') return {};
  const std::uint32_t unit = unit_at(literal, offset);
  // The first half of a pair; the second half follows, or the reader would have refused the string.
  if (unit >= 0xD800 && unit <= 0xDBFF) return {.written = 12, .decoded = 4};
  return {.written = 6, .decoded = unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U};
}

}  // namespace

OffsetMap offsets_of_json_string(std::string_view literal, std::uint32_t start) {
  assert(literal.size() >= 2 && literal.front() == '"' && literal.back() == '"' && "a JSON string has its quotes");
  OffsetMap offsets{{.inner = 0, .outer = start + 1}};
  std::uint32_t inner = 0;
  std::uint32_t at = 1;
  while (at + 1 < literal.size()) {
    const auto backslash = static_cast<std::uint32_t>(std::min(literal.find('\\', at), literal.size() - 1));
    inner += backslash - at;
    at = backslash;
    if (at + 1 >= literal.size()) break;
    const Escape escape = escape_at(literal, at);
    inner += escape.decoded;
    at += escape.written;
    offsets.push_back({.inner = inner, .outer = start + at});
  }
  return offsets;
}

SourceId add_embedded_text(const Document& document, Value text, SourceMap& sources) {
  const Place place = document.place(text);
  const std::string_view literal =
      sources.text(place.source).substr(place.span.begin, place.span.end - place.span.begin);
  const std::uint32_t start = place.span.begin;
  std::string value(text.string());
  if (is_json_source(place.source, sources)) {
    return sources.add_embedded(place, std::move(value), offsets_of_json_string(literal, start));
  }
  std::optional<OffsetMap> offsets = offsets_of_yaml_scalar(literal, start, value);
  return offsets ? sources.add_embedded(place, std::move(value), std::move(*offsets))
                 : sources.add_decoded(place, std::move(value));
}

}  // namespace contract::internal
