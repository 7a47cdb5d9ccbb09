#include "read/array_place.h"

#include <algorithm>

namespace contract::internal {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::size_t skip_white(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kWhiteSpace, at), text.size());
}

// Behind the string that begins at `at`; the size of the text if it does not end.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// Behind the value that begins at `at`: at the comma or bracket that follows.
std::size_t skip_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char byte = text[at];
    if (byte == '"') {
      at = skip_string(text, at);
      continue;
    }
    if (byte == '{' || byte == '[') ++depth;
    const bool closes = byte == '}' || byte == ']';
    if (depth == 0 && (closes || byte == ',')) return at;
    if (closes) --depth;
    ++at;
  }
  return at;
}

// The offset of the value of the member `name` of the object that begins at `at`.
std::optional<std::size_t> member(std::string_view text, std::size_t at, std::string_view name) {
  while (true) {
    const std::size_t begin = skip_white(text, at + 1);  // behind the brace or a comma
    if (begin >= text.size() || text[begin] != '"') return std::nullopt;
    const std::size_t end = skip_string(text, begin);
    const std::size_t colon = skip_white(text, end);
    if (colon >= text.size() || text[colon] != ':') return std::nullopt;
    const std::size_t value = skip_white(text, colon + 1);
    if (text.substr(begin + 1, end - begin - 2) == name) return value;
    at = skip_value(text, value);
    if (at >= text.size() || text[at] != ',') return std::nullopt;
  }
}

}  // namespace

std::optional<std::size_t> array_begin(std::string_view text, std::span<const std::string_view> path) {
  std::size_t at = skip_white(text, 0);
  for (const std::string_view name : path) {
    if (at >= text.size() || text[at] != '{') return std::nullopt;
    const std::optional<std::size_t> found = member(text, at, name);
    if (!found) return std::nullopt;
    at = *found;
  }
  if (at >= text.size() || text[at] != '[') return std::nullopt;
  return at + 1;
}

}  // namespace contract::internal
