#include "read/postman_url.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace contract::internal {
namespace {

// So many variables deep may one be defined by others.
constexpr int kMaxRounds = 8;
// Values that name each other several times could grow without end.
constexpr std::size_t kMaxText = std::size_t{64} << 10U;

PostmanVariables variables_in(std::optional<Value> list) {
  PostmanVariables variables;
  if (!list || !list->is(Kind::Array)) return variables;
  for (const Value variable : list->items()) {
    const std::string_view name =
        text_member(variable, "key").empty() ? text_member(variable, "id") : text_member(variable, "key");
    const std::string_view value = text_member(variable, "value");
    if (!name.empty() && !value.empty()) variables.emplace(name, value);
  }
  return variables;
}

// Items of a list, or parts of a text, joined again: both are ways to write a host and a path.
std::string joined(std::optional<Value> parts, char separator) {
  if (!parts) return {};
  if (parts->is(Kind::String)) return std::string(parts->string());
  std::string text;
  if (!parts->is(Kind::Array)) return text;
  bool is_first = true;
  for (const Value part : parts->items()) {
    if (!is_first) text += separator;
    is_first = false;
    if (part.is(Kind::String)) text += part.string();
    if (part.is(Kind::Object)) text += text_member(part, "value");
  }
  return text;
}

// The URL that the parts make, where it is not written as a whole.
std::string assembled(Value url) {
  std::string text;
  if (const std::string_view protocol = text_member(url, "protocol"); !protocol.empty()) {
    text += std::string(protocol) + "://";
  }
  text += joined(url.find("host"), '.');
  if (const std::string_view port = text_member(url, "port"); !port.empty()) text += ':' + std::string(port);
  const std::string path = joined(url.find("path"), '/');
  if (!path.starts_with('/')) text += '/';
  text += path;
  const std::optional<Value> query = url.find("query");
  if (!query || !query->is(Kind::Array)) return text;
  char separator = '?';
  for (const Value field : query->items()) {
    if (is_disabled(field)) continue;
    text += separator + std::string(text_member(field, "key")) + '=' + std::string(text_member(field, "value"));
    separator = '&';
  }
  return text;
}

// Segments such as `:id`, of the path alone.
std::string with_segments(const std::string& url, const PostmanVariables& variables) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = std::min(url.find('/', scheme == std::string::npos ? 0 : scheme + 3), url.size());
  const std::size_t path_end = std::min(url.find_first_of("?#", path), url.size());
  std::string text = url.substr(0, path);
  for (std::size_t at = path; at < path_end;) {
    const std::size_t end = std::min(url.find('/', at + 1), path_end);
    const std::string_view segment = std::string_view(url).substr(at + 1, end - at - 1);
    text += '/';
    if (segment.size() > 1 && segment.front() == ':') {
      const auto known = variables.find(segment.substr(1));
      text += known != variables.end() ? known->second : "{{" + std::string(segment.substr(1)) + "}}";
    } else {
      text += segment;
    }
    at = end;
  }
  return text + url.substr(path_end);
}

}  // namespace

std::string_view text_member(Value object, std::string_view name) {
  const std::optional<Value> value = object.find(name);
  return value && value->is(Kind::String) ? value->string() : std::string_view();
}

bool is_disabled(Value part) {
  const std::optional<Value> disabled = part.find("disabled");
  return disabled && disabled->is(Kind::Boolean) && disabled->boolean();
}

PostmanVariables variables_of(Value collection) {
  return variables_in(collection.find("variable"));
}

std::string with_values(std::string text, const PostmanVariables& variables) {
  for (int round = 0; round < kMaxRounds && text.size() < kMaxText; ++round) {
    std::string replaced;
    std::size_t at = 0;
    bool found = false;
    while (at < text.size()) {
      const std::size_t open = std::min(text.find("{{", at), text.size());
      replaced.append(text, at, open - at);
      const std::size_t close = text.find("}}", open);
      if (close == std::string::npos) {
        replaced.append(text, open);
        break;
      }
      const auto known = variables.find(std::string_view(text).substr(open + 2, close - open - 2));
      found = found || known != variables.end();
      replaced += known != variables.end() ? known->second : text.substr(open, close + 2 - open);
      at = close + 2;
    }
    text = std::move(replaced);
    if (!found) break;
  }
  return text;
}

std::string postman_url(Value url, const PostmanVariables& variables) {
  if (url.is(Kind::String)) return with_values(with_segments(std::string(url.string()), {}), variables);
  if (!url.is(Kind::Object)) return {};
  const std::string_view raw = text_member(url, "raw");
  const std::string text = raw.empty() ? assembled(url) : std::string(raw);
  return with_values(with_segments(text, variables_in(url.find("variable"))), variables);
}

}  // namespace contract::internal
