#pragma once
// The characters of a JSON text as RapidJSON sees them: every string is "" to it and every number 0.
//
// RapidJSON keeps the grammar of arrays, objects and literals. Strings and numbers are read here instead, because its
// numbers end at 1e308 and its strings are always copied, while ours keep every digit and view the source.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "read/json_syntax.h"

namespace contract::internal {

// A model of RapidJSON's input stream, which is why some names are in its spelling.
class JsonTokens {
 public:
  using Ch = char;

  // `text` is well-formed UTF-8 without NUL; reading starts at byte `begin`. It must outlive this.
  JsonTokens(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

  char Peek() const {
    if (in_string_) return '"';
    if (at_ >= text_.size()) return '\0';
    const char c = text_[at_];
    return c == '-' || (c >= '0' && c <= '9') ? '0' : c;
  }
  char Take();
  std::size_t Tell() const { return at_; }
  // Between tokens.
  void skip_white_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
  }

  // The last string or number taken, as it is written, quotes included.
  Span span() const { return span_; }
  std::string_view written() const { return text_.substr(span_.begin, span_.end - span_.begin); }
  bool has_escapes() const { return has_escapes_; }

  // The last string without its quotes and with its escapes resolved; only when it has escapes.
  std::string decoded() const;

  // What is wrong inside a string or number. From then on the text seems to end.
  const std::optional<JsonError>& error() const { return error_; }

  // RapidJSON asks for the functions of output streams too, for parsing in place, which is never done here.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  void read_string();
  void read_number();
  // Checks the escape at `offset` and moves past it; false if it is wrong.
  bool skip_escape(std::size_t& offset);
  void fail(JsonProblem problem, std::size_t offset);

  std::string_view text_;
  std::size_t at_;
  Span span_;
  bool in_string_ = false;  // between the quotes, as RapidJSON sees it
  bool has_escapes_ = false;
  std::optional<JsonError> error_;
};

}  // namespace contract::internal
