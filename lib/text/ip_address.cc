#include "text/ip_address.h"

#include <algorithm>

#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr int kGroups = 8;  // of 16 bits

std::string_view octet_problem(std::string_view octet) {
  if (octet.empty()) return "a number is missing between its dots";
  if (!std::ranges::all_of(octet, is_ascii_digit)) return "an ipv4 address consists of digits and dots";
  if (octet.size() > 1 && octet[0] == '0') return "a number has a leading zero, which some would read as octal";
  if (octet.size() > 3 || (octet.size() == 3 && octet > "255")) return "a number is above 255";
  return {};
}

}  // namespace

std::string_view ipv4_problem(std::string_view text) {
  const auto dots = std::ranges::count(text, '.');
  if (dots < 3) return "an ipv4 address has four numbers with dots between them; it has fewer";
  if (dots > 3) return "an ipv4 address has four numbers with dots between them; it has more";
  while (true) {
    const std::size_t dot = text.find('.');
    if (const std::string_view problem = octet_problem(text.substr(0, dot)); !problem.empty()) return problem;
    if (dot == std::string_view::npos) return {};
    text.remove_prefix(dot + 1);
  }
}

std::string_view ipv6_problem(std::string_view text) {
  if (text.find('%') != std::string_view::npos) return "a zone (%…) is no part of the address";
  if (text.find('/') != std::string_view::npos) return "a prefix length (/…) is no part of the address";
  if (text.find('[') != std::string_view::npos) return "brackets are no part of the address";
  if (text.find(':') == std::string_view::npos) return "an ipv6 address has groups with colons between them";
  int groups = 0;
  bool compressed = false;
  std::size_t at = 0;
  if (text.starts_with("::")) {
    compressed = true;
    at = 2;
  } else if (text.starts_with(':')) {
    return "it begins with a single colon";
  }
  while (at < text.size()) {
    const std::size_t colon = std::min(text.find(':', at), text.size());
    const std::string_view group = text.substr(at, colon - at);
    const bool last = colon == text.size();
    if (group.empty()) {
      if (compressed) return "\"::\" stands in it more than once";
      compressed = true;
      at = colon + 1;
      continue;
    }
    if (last && group.find('.') != std::string_view::npos) {
      if (const std::string_view problem = ipv4_problem(group); !problem.empty()) return problem;
      groups += 2;
      break;
    }
    if (!std::ranges::all_of(group, is_hex_digit)) return "a group consists of hexadecimal digits";
    if (group.size() > 4) return "a group has at most four hexadecimal digits";
    if (++groups > kGroups) break;
    at = last ? colon : colon + 1;
    if (!last && at == text.size()) return "it ends with a single colon";
  }
  if (groups > kGroups || (compressed && groups == kGroups)) return "it has more than eight groups of 16 bits";
  if (!compressed && groups < kGroups) return "it has fewer than eight groups of 16 bits, and no \"::\"";
  return {};
}

}  // namespace contract::internal
