#pragma once
// Media types of bodies and the ranges of them that a contract documents (RFC 9110 sections 8.3.1 and 12.5.1).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contract::internal {

struct MediaTypeParameter {
  std::string name;   // lower case
  std::string value;  // as written, quotes and backslashes undone
  friend bool operator==(const MediaTypeParameter&, const MediaTypeParameter&) = default;
};

struct MediaType {
  std::string type;     // lower case
  std::string subtype;  // lower case
  std::vector<MediaTypeParameter> parameters;

  // application/json, or a type with the suffix +json (RFC 6839 section 3.1).
  bool is_json() const;
  friend bool operator==(const MediaType&, const MediaType&) = default;
};

struct MediaRange {
  std::string type = "*";     // lower case; "*" for any
  std::string subtype = "*";  // lower case; "*" for any, "*+json" for any with that suffix
  std::vector<MediaTypeParameter> parameters;

  bool matches(const MediaType& media_type) const;
  // Greater for the range that wins where several match.
  int specificity() const;
  friend bool operator==(const MediaRange&, const MediaRange&) = default;
};

// Reads the value of a Content-Type header. Nothing if it breaks the grammar or holds a wildcard.
std::optional<MediaType> parse_media_type(std::string_view text);

// Reads a key of an OpenAPI content map. "application/*+json" is no range of RFC 9110, but widespread and clear.
std::optional<MediaRange> parse_media_range(std::string_view text);

std::string to_string(const MediaType& media_type);  // "application/json; charset=utf-8"
std::string to_string(const MediaRange& range);

}  // namespace contract::internal
