#include "http/media_type.h"

#include <algorithm>
#include <utility>

#include "http/token.h"

namespace contract::internal {
namespace {

constexpr std::string_view kWhitespace = " \t";

void skip_whitespace(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kWhitespace), text.size()));
}

// Takes the token at the start of `text`.
std::optional<std::string_view> take_token(std::string_view& text) {
  const std::string_view token = text.substr(0, text.find_first_of(" \t;/=\""));
  if (!is_token(token)) return std::nullopt;
  text.remove_prefix(token.size());
  return token;
}

// Takes the quoted string at the start of `text` (RFC 9110 section 5.6.4).
std::optional<std::string> take_quoted_string(std::string_view& text) {
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return value;
    }
    if (text[i] == '\\' && ++i == text.size()) break;
    value += text[i];
  }
  return std::nullopt;
}

std::optional<std::vector<MediaTypeParameter>> take_parameters(std::string_view& text) {
  std::vector<MediaTypeParameter> parameters;
  for (;;) {
    skip_whitespace(text);
    if (text.empty()) return parameters;
    if (text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    skip_whitespace(text);
    // The grammar allows empty parameters: "text/html;" and "text/html;;charset=utf-8".
    if (text.empty() || text.front() == ';') continue;
    const std::optional<std::string_view> name = take_token(text);
    if (!name || text.empty() || text.front() != '=') return std::nullopt;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '"') {
      std::optional<std::string> value = take_quoted_string(text);
      if (!value) return std::nullopt;
      parameters.push_back({.name = lower_case(*name), .value = std::move(*value)});
    } else {
      const std::optional<std::string_view> value = take_token(text);
      if (!value) return std::nullopt;
      parameters.push_back({.name = lower_case(*name), .value = std::string(*value)});
    }
  }
}

// The grammars of types and ranges are one: "*" is a token character.
std::optional<MediaType> parse(std::string_view text) {
  skip_whitespace(text);
  const std::optional<std::string_view> type = take_token(text);
  if (!type || text.empty() || text.front() != '/') return std::nullopt;
  text.remove_prefix(1);
  const std::optional<std::string_view> subtype = take_token(text);
  if (!subtype) return std::nullopt;
  std::optional<std::vector<MediaTypeParameter>> parameters = take_parameters(text);
  if (!parameters) return std::nullopt;
  return MediaType{.type = lower_case(*type), .subtype = lower_case(*subtype), .parameters = std::move(*parameters)};
}

bool has_wildcard(std::string_view name) {
  return name.find('*') != std::string_view::npos;
}

// The value of `charset` is compared without case (RFC 9110 section 8.3.2); those of others by their bytes.
bool same_value(const MediaTypeParameter& a, const MediaTypeParameter& b) {
  return a.name == "charset" ? equal_without_case(a.value, b.value) : a.value == b.value;
}

bool has_parameter(const MediaType& media_type, const MediaTypeParameter& wanted) {
  return std::ranges::any_of(media_type.parameters, [&wanted](const MediaTypeParameter& parameter) {
    return parameter.name == wanted.name && same_value(parameter, wanted);
  });
}

std::string write_value(std::string_view value) {
  if (is_token(value)) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted += '"';
}

std::string write(std::string_view type, std::string_view subtype, const std::vector<MediaTypeParameter>& parameters) {
  std::string text = std::string(type) + '/' + std::string(subtype);
  for (const MediaTypeParameter& parameter : parameters) {
    text += "; " + parameter.name + '=' + write_value(parameter.value);
  }
  return text;
}

}  // namespace

bool MediaType::is_json() const {
  return (type == "application" && subtype == "json") || subtype.ends_with("+json");
}

bool MediaRange::matches(const MediaType& media_type) const {
  if (type != "*" && type != media_type.type) return false;
  if (subtype.starts_with("*+")) {
    if (!media_type.subtype.ends_with(std::string_view(subtype).substr(1))) return false;
  } else if (subtype != "*" && subtype != media_type.subtype) {
    return false;
  }
  return std::ranges::all_of(parameters, [&media_type](const MediaTypeParameter& wanted) {
    // JSON is always UTF-8; a charset says nothing about it (RFC 8259 section 11).
    if (wanted.name == "charset" && media_type.is_json()) return true;
    return has_parameter(media_type, wanted);
  });
}

int MediaRange::specificity() const {
  constexpr int kPerLevel = 1000;  // more than the parameters that anyone writes
  int level = type == "*" ? 0 : 1;
  if (subtype.starts_with("*+")) {
    level += 1;
  } else if (subtype != "*") {
    level += 2;
  }
  return level * kPerLevel + static_cast<int>(parameters.size());
}

std::optional<MediaType> parse_media_type(std::string_view text) {
  std::optional<MediaType> media_type = parse(text);
  if (media_type && (has_wildcard(media_type->type) || has_wildcard(media_type->subtype))) return std::nullopt;
  return media_type;
}

std::optional<MediaRange> parse_media_range(std::string_view text) {
  std::optional<MediaType> parsed = parse(text);
  if (!parsed) return std::nullopt;
  MediaRange range{.type = std::move(parsed->type),
                   .subtype = std::move(parsed->subtype),
                   .parameters = std::move(parsed->parameters)};
  const bool any_type = range.type == "*";
  if (!any_type && has_wildcard(range.type)) return std::nullopt;
  if (any_type && range.subtype != "*") return std::nullopt;
  const bool any_subtype = range.subtype == "*" || range.subtype.starts_with("*+");
  if (any_subtype ? has_wildcard(std::string_view(range.subtype).substr(1)) : has_wildcard(range.subtype)) {
    return std::nullopt;
  }
  return range;
}

std::string to_string(const MediaType& media_type) {
  return write(media_type.type, media_type.subtype, media_type.parameters);
}

std::string to_string(const MediaRange& range) {
  return write(range.type, range.subtype, range.parameters);
}

}  // namespace contract::internal
