#include <algorithm>

#include "format/predicates.h"

namespace contract::internal {
namespace {

constexpr std::size_t kLeadingZero = std::string_view::npos;

// Takes a number off the front of `text`. Gives how many digits it has, or kLeadingZero.
std::size_t take_digits(std::string_view& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool leading_zero = digits > 1 && text[0] == '0';
  text.remove_prefix(digits);
  return leading_zero ? kLeadingZero : digits;
}

}  // namespace

std::string_view json_pointer_problem(std::string_view text) {
  if (text.empty()) return {};
  if (text[0] == '#') return "it is the fragment of a URI; without the # it begins with a slash";
  if (text[0] != '/') return "it is not empty and does not begin with a slash";
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (next != '0' && next != '1') return "~ is followed by 0 or 1: ~0 means ~, ~1 means /";
  }
  return {};
}

std::string_view relative_json_pointer_problem(std::string_view text) {
  const std::size_t levels = take_digits(text);
  if (levels == 0) return "it begins with the number of levels to go up";
  if (levels == kLeadingZero) return "its number has a leading zero";
  if (text.empty() || text == "#") return {};
  if (text[0] == '+' || text[0] == '-') {
    text.remove_prefix(1);
    const std::size_t steps = take_digits(text);
    if (steps == 0) return "after + or - stands how far to move in an array";
    if (steps == kLeadingZero) return "its number has a leading zero";
    if (text.empty()) return {};
    if (text[0] == '#') return "# asks for an index, and cannot follow one that was moved";
  }
  if (text[0] == '#') return "something follows the # that ends it";
  if (text[0] != '/') return "its number is followed by nothing, by # or by a slash";
  return json_pointer_problem(text);
}

}  // namespace contract::internal
