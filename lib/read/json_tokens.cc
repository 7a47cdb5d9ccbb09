#include "read/json_tokens.h"

#include "read/json_number.h"
#include "text/json_escape.h"

namespace contract::internal {

char JsonTokens::Take() {
  const char c = Peek();
  if (in_string_) {
    in_string_ = false;
    at_ = span_.end;
  } else if (c == '"') {
    read_string();
  } else if (c == '0') {
    read_number();
  } else {
    ++at_;
  }
  return c;
}

void JsonTokens::fail(JsonProblem problem, std::size_t offset) {
  error_ = JsonError{.problem = problem, .offset = offset, .token_begin = at_};
  at_ = text_.size();
}

void JsonTokens::read_string() {
  has_escapes_ = false;
  std::size_t end = at_ + 1;
  for (;;) {
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x20 && text_[end] != '"' &&
           text_[end] != '\\') {
      ++end;
    }
    if (end == text_.size()) return fail(JsonProblem::OpenString, end);
    if (text_[end] == '"') break;
    if (text_[end] != '\\') return fail(JsonProblem::ControlCharacter, end);
    has_escapes_ = true;
    if (!skip_escape(end)) return;
  }
  span_ = {.begin = static_cast<std::uint32_t>(at_), .end = static_cast<std::uint32_t>(end + 1)};
  in_string_ = true;
}

bool JsonTokens::skip_escape(std::size_t& offset) {
  if (offset + 1 == text_.size()) {
    fail(JsonProblem::OpenString, offset + 1);
    return false;
  }
  switch (skip_json_escape(text_, offset)) {
    case JsonEscape::Good: return true;
    case JsonEscape::Bad: fail(JsonProblem::BadEscape, offset); return false;
    case JsonEscape::LoneSurrogate: fail(JsonProblem::LoneSurrogate, offset); return false;
  }
  return false;
}

std::string JsonTokens::decoded() const {
  std::string plain;
  plain.reserve(span_.end - span_.begin);
  append_unescaped_json(plain, text_.substr(span_.begin + 1, span_.end - span_.begin - 2));
  return plain;
}

void JsonTokens::read_number() {
  constexpr std::string_view kPartOfNumber = "0123456789+-.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  const std::size_t end = at_ + json_number_length(text_.substr(at_));
  const bool goes_on = end < text_.size() && kPartOfNumber.find(text_[end]) != std::string_view::npos;
  if (end == at_ || goes_on) return fail(JsonProblem::BadNumber, end);
  span_ = {.begin = static_cast<std::uint32_t>(at_), .end = static_cast<std::uint32_t>(end)};
  at_ = end;
}

}  // namespace contract::internal
