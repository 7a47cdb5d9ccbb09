// RFC 6570 section 2: literals, and expressions in braces.
#include <algorithm>

#include "format/predicates.h"
#include "text/ascii.h"
#include "text/uri.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

bool starts_with_escape(std::string_view text) {
  return text.size() > 2 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

// varname = varchar *( ["."] varchar )
std::string_view name_problem(std::string_view name) {
  if (name.empty()) return "the name of a variable is missing";
  bool after_dot = true;  // a dot is allowed between characters only
  while (!name.empty()) {
    if (name[0] == '.') {
      if (after_dot) break;
      after_dot = true;
      name.remove_prefix(1);
      continue;
    }
    if (name[0] == '%' && !starts_with_escape(name)) return "% is followed by two hexadecimal digits";
    if (name[0] != '%' && name[0] != '_' && !is_ascii_alphanumeric(name[0])) {
      return "the name of a variable consists of letters, digits, _ and escapes, with single dots between";
    }
    name.remove_prefix(name[0] == '%' ? 3 : 1);
    after_dot = false;
  }
  return after_dot ? "a dot begins or ends the name of a variable, or two are side by side" : "";
}

std::string_view variable_problem(std::string_view variable) {
  if (variable.ends_with('*')) {
    variable.remove_suffix(1);
  } else if (const std::size_t colon = variable.find(':'); colon != std::string_view::npos) {
    const std::string_view length = variable.substr(colon + 1);
    if (length.empty() || length.size() > 4 || length[0] == '0' || !std::ranges::all_of(length, is_ascii_digit)) {
      return "after the colon of a variable stands a number from 1 to 9999";
    }
    variable = variable.substr(0, colon);
  }
  return name_problem(variable);
}

std::string_view expression_problem(std::string_view expression) {
  if (expression.empty()) return "an expression is empty";
  if (std::string_view("+#./;?&=,!@|").find(expression[0]) != std::string_view::npos) expression.remove_prefix(1);
  while (true) {
    const std::size_t comma = expression.find(',');
    if (const std::string_view problem = variable_problem(expression.substr(0, comma)); !problem.empty())
      return problem;
    if (comma == std::string_view::npos) return {};
    expression.remove_prefix(comma + 1);
  }
}

// Erratum 6937 lets the apostrophe in, as URIs do.
bool is_literal(char c) {
  return c > ' ' && c < 0x7F && std::string_view("\"%<>\\^`{|}").find(c) == std::string_view::npos;
}

}  // namespace

std::string_view uri_template_problem(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '{') {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return "a brace is opened and never closed";
      const std::string_view problem = expression_problem(text.substr(at + 1, close - at - 1));
      if (!problem.empty()) return problem;
      at = close + 1;
    } else if (c == '}') {
      return "a brace is closed that was never opened";
    } else if (c == '%') {
      if (!starts_with_escape(text.substr(at))) return "% is followed by two hexadecimal digits";
      at += 3;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      const char32_t code_point = next_code_point(text, at);
      if (!is_ucschar(code_point) && !is_iprivate(code_point))
        return "it has a character that has to be percent-encoded";
    } else {
      if (!is_literal(c)) return "it has a character that has to be percent-encoded";
      ++at;
    }
  }
  return {};
}

}  // namespace contract::internal
