#include "read/url_pattern.h"

#include <algorithm>

#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr std::string_view kUnknown = "{pattern}";

// Reads a regular expression segment by segment.
class RegexReader {
 public:
  explicit RegexReader(std::string_view regex) : rest_(regex) {
    if (rest_.starts_with('^')) rest_.remove_prefix(1);
    if (rest_.ends_with('$') && !rest_.ends_with("\\$")) rest_.remove_suffix(1);
  }

  std::optional<UrlPattern> read() {
    if (!rest_.starts_with('/')) return std::nullopt;
    while (!rest_.empty() && !is_over_) {
      if (!take()) return std::nullopt;
    }
    end_segment();
    return std::move(pattern_);
  }

 private:
  // False: where segments end cannot be told.
  bool take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case '/':
        end_segment();
        segment_ = "/";
        return true;
      case '\\': return take_escape();
      case '[': return take_until(']');
      case '(': return take_group();
      case '|': return false;
      case '.': return take_unknown();
      case '*':
      case '?':
      case '+': return take_quantifier();
      case '{': return take_quantifier() && take_until('}');
      default: segment_ += c; return true;
    }
  }

  bool take_escape() {
    if (rest_.empty()) return false;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (is_ascii_alphanumeric(c)) return take_unknown();
    if (c == '?') {
      is_over_ = true;  // the query
    } else if (c == '/') {
      end_segment();
      segment_ = "/";
    } else {
      segment_ += c;
    }
    return true;
  }

  bool take_unknown() {
    is_unknown_ = true;
    return true;
  }

  // Of a slash a quantifier would change the number of segments.
  bool take_quantifier() {
    const bool is_of_slash = segment_.size() <= 1 && !is_unknown_;
    return !is_of_slash && take_unknown();
  }

  bool take_until(char end) {
    // The first character of a class is part of it, also a bracket: "[]a]", "[^]a]".
    std::size_t from = rest_.starts_with('^') ? 1 : 0;
    if (end == ']') ++from;
    const std::size_t at = rest_.find(end, std::min(from, rest_.size()));
    if (at == std::string_view::npos) return false;
    rest_.remove_prefix(at + 1);
    return take_unknown();
  }

  bool take_group() {
    int depth = 1;
    std::size_t at = 0;
    for (; at < rest_.size() && depth > 0; ++at) {
      if (rest_[at] == '\\') {
        ++at;
      } else if (rest_[at] == '[') {
        at = rest_.find(']', at + 2);
        if (at == std::string_view::npos) return false;
      } else if (rest_[at] == '/') {
        return false;
      } else if (rest_[at] == '(') {
        ++depth;
      } else if (rest_[at] == ')') {
        --depth;
      }
    }
    if (depth > 0) return false;
    rest_.remove_prefix(std::min(at, rest_.size()));
    return take_unknown();
  }

  void end_segment() {
    if (is_unknown_) {
      pattern_.url += segment_.starts_with('/') ? "/" : "";
      pattern_.url += kUnknown;
      pattern_.unknown = {std::string(kUnknown)};
    } else {
      pattern_.url += segment_;
    }
    segment_.clear();
    is_unknown_ = false;
  }

  std::string_view rest_;
  UrlPattern pattern_;
  std::string segment_;      // as far as it is literal, with its slash
  bool is_unknown_ = false;  // of the segment
  bool is_over_ = false;
};

}  // namespace

UrlPattern parse_path_template(std::string_view text) {
  UrlPattern pattern{.url = std::string(text), .unknown = {}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("/?"), text.size());
    const std::string_view segment = text.substr(0, end);
    if (segment.find('{') != std::string_view::npos) pattern.unknown.emplace_back(segment);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pattern;
}

std::optional<UrlPattern> parse_path_regex(std::string_view regex) {
  return RegexReader(regex).read();
}

}  // namespace contract::internal
