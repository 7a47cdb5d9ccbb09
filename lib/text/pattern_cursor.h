#pragma once
// Walks over the text of a pattern and keeps the first thing that is wrong with it.
#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace contract::internal {

struct PatternProblem {
  std::size_t offset = 0;   // in the pattern, bytes
  std::string_view reason;  // a literal
};

class PatternCursor {
 public:
  explicit PatternCursor(std::string_view text) : text_(text) {}  // well-formed UTF-8, outlives the cursor

  bool at_end() const { return offset_ == text_.size(); }
  std::size_t offset() const { return offset_; }
  char peek() const { return at_end() ? '\0' : text_[offset_]; }
  std::string_view rest() const { return text_.substr(offset_); }
  void back_to(std::size_t offset) { offset_ = offset; }
  char32_t next() { return next_code_point(text_, offset_); }

  // Moves past `word` if it stands here.
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    offset_ += word.size();
    return true;
  }

  // Keeps the problem and returns false, for the caller to return in turn. `reason` is a literal.
  bool fail(std::size_t offset, std::string_view reason) {
    problem_ = {.offset = offset, .reason = reason};
    return false;
  }
  const PatternProblem& problem() const { return problem_; }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  PatternProblem problem_;
};

}  // namespace contract::internal
