#pragma once
// HTTP messages in plain text, line by line, as people write and copy them: the form of RFC 9112, with any line ends.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

struct TextLine {
  std::string_view text;    // without its line break
  std::uint32_t begin = 0;  // in the source
  std::uint32_t end = 0;    // after `text`
  std::uint32_t next = 0;   // where the next line begins
};

// The lines of a source, one after the other.
class TextLines {
 public:
  TextLines(SourceId source, std::string_view text);

  bool at_end() const { return at_ >= text_.size(); }
  TextLine peek() const;
  TextLine take();
  std::uint32_t offset() const { return at_; }

  SourceId source() const { return source_; }
  std::string_view text() const { return text_; }
  Place place(std::uint32_t begin, std::uint32_t end) const {
    return {.source = source_, .span = {.begin = begin, .end = end}};
  }
  // Of a part of the source's text.
  Place place(std::string_view part) const;

 private:
  SourceId source_;
  std::string_view text_;
  std::uint32_t at_ = 0;
};

struct StatusLine {
  int status = 0;
  std::string_view digits;  // of the status, where they stand
  std::string_view reason;  // may be empty
};

// "HTTP/1.1 200 OK", "HTTP/2 200"; a status has three digits.
std::optional<StatusLine> parse_status_line(std::string_view line);

struct RequestLine {
  std::string_view method;
  std::string_view target;
};

// "POST /a HTTP/1.1", "GET https://h/a".
std::optional<RequestLine> parse_request_line(std::string_view line);

// "Name: value"; nothing if no name stands before a colon.
std::optional<Header> parse_header_line(std::string_view line, const TextLines& lines);

// The value of the first header of that name; null if there is none.
const std::string* find_value(const std::vector<Header>& headers, std::string_view name);

// The body in bytes [begin, end) of the source, without white space at its end that is only there to set apart what
// follows; nothing if it is empty. Its media type is that of `headers`.
std::optional<Body> body_between(const TextLines& lines, std::uint32_t begin, std::uint32_t end,
                                 const std::vector<Header>& headers, SourceMap& sources);

}  // namespace contract::internal
