#include "read/yaml_tokens.h"

#include <algorithm>

namespace contract::internal {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kFlowIndicators = ",[]{}";

bool in(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

std::size_t find_from(std::string_view text, std::string_view any_of, std::size_t offset) {
  return std::min(text.find_first_of(any_of, offset), text.size());
}

bool at(std::string_view text, std::size_t offset, std::string_view any_of) {
  return offset < text.size() && in(any_of, text[offset]);
}

std::size_t property_end(std::string_view text, std::size_t offset) {
  if (text.substr(offset).starts_with("!<")) return std::min(find_from(text, ">", offset) + 1, text.size());
  return find_from(text, " \t\r\n,[]{}\"", offset + 1);
}

// Past the closing quote of the quoted scalar at `offset`; npos if it is never closed.
std::size_t quoted_end(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  for (std::size_t end = offset + 1; end < text.size(); ++end) {
    if (quote == '"' && text[end] == '\\') {
      ++end;
    } else if (text[end] == quote) {
      if (quote == '"' || !at(text, end + 1, "'")) return end + 1;
      ++end;  // '' stands for one quote
    }
  }
  return std::string_view::npos;
}

// Past the last character of `value` in text that holds its characters in order, with other white space between.
std::size_t match_end(std::string_view text, std::size_t offset, std::string_view value) {
  std::size_t end = offset;
  for (const char c : value) {
    if (in(kBlanks, c)) continue;
    offset = std::min(text.find_first_not_of(kBlanks, offset), text.size());
    if (offset == text.size() || text[offset] != c) return end;
    end = ++offset;
  }
  return end;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  for (;;) {
    offset = std::min(text.find_first_not_of(kBlanks, offset), text.size());
    if (!at(text, offset, "#")) return offset;
    offset = find_from(text, "\n", offset);
  }
}

AfterProperties skip_properties(std::string_view text, std::size_t offset, std::size_t count) {
  AfterProperties after{.token = offset, .properties = offset};
  for (; count > 0 && at(text, after.token, "!&"); --count) {
    after.properties = property_end(text, after.token);
    after.token = skip_blanks(text, after.properties);
  }
  return after;
}

Span scalar_span(std::string_view text, std::size_t offset, std::size_t properties, std::string_view value) {
  const AfterProperties after = skip_properties(text, offset, properties);
  std::size_t begin = after.token;
  std::size_t end = after.token;
  if (at(text, begin, "\"'")) {
    end = std::min(quoted_end(text, begin), text.size());
  } else if (at(text, begin, "|>")) {
    end = find_from(text, "\r\n", begin);
    const std::size_t comment = text.substr(0, end).find(" #", begin);
    const std::size_t header = text.find_last_not_of(" \t", std::min(comment, end) - 1) + 1;
    end = std::max(header, match_end(text, end, value));
  } else {
    end = match_end(text, begin, value);
  }
  // Nothing but properties: what follows them is another node.
  const bool quotes_only = end - begin == 2 && at(text, begin, "\"'");
  if (value.empty() && !quotes_only && !at(text, begin, "|>\"'")) begin = end = after.properties;
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

bool is_open_quote(std::string_view text, std::size_t offset) {
  return at(text, offset, "\"'") && quoted_end(text, offset) == std::string_view::npos;
}

bool is_binary(std::string_view text, std::size_t offset) {
  text = text.substr(0, offset);
  text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);  // npos + 1 is 0
  const std::size_t before_tag = text.find_last_of(" \t\r\n");
  const std::string_view tag = text.substr(before_tag + 1);
  return tag.size() < offset && (tag == "!!binary" || tag == "!binary");
}

Span alias_span(std::string_view text, std::size_t offset) {
  const std::size_t end = find_from(text, " \t\r\n,[]{}", offset);
  return {.begin = static_cast<std::uint32_t>(offset), .end = static_cast<std::uint32_t>(end)};
}

std::size_t flow_end(std::string_view text, std::size_t offset, char bracket) {
  // Between the last child and the bracket stand only blanks, commas, and the `:` or `?` of an empty child.
  for (offset = skip_blanks(text, offset); at(text, offset, ",:?"); offset = skip_blanks(text, offset + 1)) {
  }
  return offset < text.size() && text[offset] == bracket ? offset + 1 : offset;
}

std::size_t after_indicator(std::string_view text, std::size_t offset) {
  const std::size_t indicator = skip_blanks(text, offset);
  return at(text, indicator, ":-?") ? indicator + 1 : offset;
}

bool is_null_word(std::string_view text, std::size_t offset) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!text.substr(std::min(offset, text.size())).starts_with(word)) continue;
    const std::size_t end = offset + word.size();
    return end == text.size() || in(kBlanks, text[end]) || in(kFlowIndicators, text[end]) || text[end] == ':';
  }
  return false;
}

}  // namespace contract::internal
