// The text form of RFC 9562; versions and variants are not looked at, so that future ones pass.
#include "format/predicates.h"
#include "text/ascii.h"

namespace contract::internal {

std::string_view uuid_problem(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() < kForm.size()) return "it has fewer than 36 characters";
  if (text.size() > kForm.size()) return "it has more than 36 characters";
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == '-' && text[i] != '-') return "hyphens part its digits into groups of 8, 4, 4, 4 and 12";
    if (kForm[i] == 'x' && text[i] == '-') return "hyphens part its digits into groups of 8, 4, 4, 4 and 12";
    if (kForm[i] == 'x' && !is_hex_digit(text[i])) return "it has a character that is no hexadecimal digit";
  }
  return {};
}

}  // namespace contract::internal
