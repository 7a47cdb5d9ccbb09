#include "source/text_position.h"

#include <algorithm>

namespace contract::internal {
namespace {

std::size_t code_points(std::string_view text) {
  // Continuation bytes (10xxxxxx) are the smallest as signed numbers. Written so that compilers make wide code of it.
  std::size_t count = 0;
  for (const char c : text) count += static_cast<signed char>(c) >= -64 ? 1U : 0U;
  return count;
}

std::size_t line_breaks(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += c == '\n' ? 1U : 0U;
  return count;
}

}  // namespace

void TextPosition::pass(std::string_view text) {
  const std::size_t last_break = text.rfind('\n');
  offset += text.size();
  if (last_break == std::string_view::npos) {
    column += code_points(text);
    return;
  }
  line += line_breaks(text);
  column = 1 + code_points(text.substr(last_break + 1));
}

void TextPosition::pass(const TextPosition& distance) {
  offset += distance.offset;
  column = distance.line == 1 ? column + distance.column - 1 : distance.column;
  line += distance.line - 1;
}

}  // namespace contract::internal
