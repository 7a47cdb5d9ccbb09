#include "read/json_tokens.h"

#include <charconv>

#include "read/json_number.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kEscapes = "\"\\/bfnrt";
constexpr std::string_view kEscaped = "\"\\/\b\f\n\r\t";
constexpr std::size_t kUnicodeEscape = 6;  // bytes of \u0000

// The UTF-16 code unit of the escape \uXXXX at `offset`; nothing if there is none.
std::optional<char32_t> unicode_escape(std::string_view text, std::size_t offset) {
  const std::string_view escape = text.substr(std::min(offset, text.size()), kUnicodeEscape);
  if (escape.size() < kUnicodeEscape || !escape.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const auto [end, error] = std::from_chars(escape.data() + 2, escape.data() + escape.size(), unit, 16);
  if (error != std::errc() || end != escape.data() + escape.size()) return std::nullopt;
  return unit;
}

bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

}  // namespace

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
  const std::size_t begin = offset;
  if (begin + 1 == text_.size()) {
    fail(JsonProblem::OpenString, begin + 1);
    return false;
  }
  if (kEscapes.find(text_[begin + 1]) != std::string_view::npos) {
    offset = begin + 2;
    return true;
  }
  const std::optional<char32_t> unit = unicode_escape(text_, begin);
  if (!unit) {
    fail(JsonProblem::BadEscape, begin);
    return false;
  }
  offset = begin + kUnicodeEscape;
  if (is_high_surrogate(*unit) && is_low_surrogate(unicode_escape(text_, offset).value_or(0))) {
    offset += kUnicodeEscape;
  } else if (is_high_surrogate(*unit) || is_low_surrogate(*unit)) {
    fail(JsonProblem::LoneSurrogate, begin);
    return false;
  }
  return true;
}

std::string JsonTokens::decoded() const {
  const std::string_view text = text_.substr(span_.begin + 1, span_.end - span_.begin - 2);
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t backslash = std::min(text.find('\\', offset), text.size());
    plain += text.substr(offset, backslash - offset);
    offset = backslash;
    if (offset == text.size()) break;
    if (text[offset + 1] != 'u') {
      plain += kEscaped[kEscapes.find(text[offset + 1])];
      offset += 2;
      continue;
    }
    char32_t code_point = *unicode_escape(text, offset);
    offset += kUnicodeEscape;
    if (is_high_surrogate(code_point)) {
      const char32_t low = *unicode_escape(text, offset);
      code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
      offset += kUnicodeEscape;
    }
    append_utf8(plain, code_point);
  }
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
