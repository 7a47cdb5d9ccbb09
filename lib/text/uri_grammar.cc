// The grammar of RFC 3986, appendix A, and of RFC 3987, section 2.2.
#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/ip_address.h"
#include "text/uri.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

enum Part : std::uint8_t { UserInfo = 1, RegisteredName = 2, Path = 4, Query = 8 };  // Fragment has Query's characters

constexpr std::array<std::uint8_t, 128> part_table() {
  std::array<std::uint8_t, 128> table{};
  const auto allow = [&table](std::string_view characters, int parts) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(parts);
  };
  allow("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~", UserInfo | RegisteredName | Path | Query);
  allow("!$&'()*+,;=", UserInfo | RegisteredName | Path | Query);
  allow(":", UserInfo | Path | Query);
  allow("@/", Path | Query);
  allow("?", Query);
  return table;
}
constexpr std::array<std::uint8_t, 128> kAllowed = part_table();

std::string_view forbidden(char c) {
  switch (c) {
    case ' ': return "a space has to be written %20";
    case '\\': return "a backslash is not allowed; a path has slashes";
    case '[':
    case ']': return "brackets stand around an ip address only; elsewhere write %5B and %5D";
    case '{':
    case '}': return "braces have to be written %7B and %7D";
    case '#': return "it has more than one #";
    case '@': return "its authority has more than one @";
    default: return "it has a character that has to be percent-encoded";
  }
}

std::string_view part_problem(std::string_view text, Part part, UriAlphabet alphabet, bool is_query = false) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (alphabet == UriAlphabet::Uri) return "characters outside of ASCII have to be percent-encoded";
      const char32_t code_point = next_code_point(text, at);
      if (!is_ucschar(code_point) && !(is_query && is_iprivate(code_point))) {
        return "it has a character that has to be percent-encoded";
      }
      continue;
    }
    if (c == '%') {
      if (text.size() - at < 3 || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) {
        return "% is followed by two hexadecimal digits";
      }
      at += 3;
      continue;
    }
    if ((kAllowed[static_cast<unsigned char>(c)] & part) == 0) return forbidden(c);
    ++at;
  }
  return {};
}

bool is_scheme(std::string_view text) {
  return !text.empty() && is_ascii_letter(text[0]) &&
         std::ranges::all_of(text, [](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.'; });
}

// What stands between the brackets: IPv6address or IPvFuture.
std::string_view literal_problem(std::string_view literal) {
  if (!literal.starts_with('v') && !literal.starts_with('V')) return ipv6_problem(literal);
  const std::size_t dot = literal.find('.');
  if (dot == std::string_view::npos || dot < 2 || dot + 1 == literal.size() ||
      !std::ranges::all_of(literal.substr(1, dot - 1), is_hex_digit) || literal.find('%') != std::string_view::npos) {
    return "an address of a future version has the form v1.…";
  }
  return part_problem(literal.substr(dot + 1), UserInfo, UriAlphabet::Uri);
}

std::string_view authority_problem(std::string_view authority, UriAlphabet alphabet) {
  if (const std::size_t at = authority.find('@'); at != std::string_view::npos) {
    const std::string_view problem = part_problem(authority.substr(0, at), UserInfo, alphabet);
    if (!problem.empty()) return problem;
    authority.remove_prefix(at + 1);
  }
  std::string_view port;
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos) return "the bracket before its ip address is never closed";
    const std::string_view problem = literal_problem(authority.substr(1, close - 1));
    if (!problem.empty()) return problem;
    port = authority.substr(close + 1);
    if (!port.empty() && port[0] != ':') return "only a port can follow the ip address in brackets";
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    const std::string_view problem = part_problem(authority.substr(0, colon), RegisteredName, alphabet);
    if (!problem.empty()) return problem;
    port = authority.substr(colon);
  }
  if (!port.empty() && !std::ranges::all_of(port.substr(1), is_ascii_digit)) return "its port is no number";
  return {};
}

// Everything but the scheme, which the callers judge.
std::string_view rest_problem(const Uri& uri, UriAlphabet alphabet) {
  if (uri.authority) {
    const std::string_view problem = authority_problem(*uri.authority, alphabet);
    if (!problem.empty()) return problem;
  }
  std::string_view problem = part_problem(uri.path, Path, alphabet);
  if (problem.empty() && uri.query) problem = part_problem(*uri.query, Query, alphabet, true);
  if (problem.empty() && uri.fragment) problem = part_problem(*uri.fragment, Query, alphabet);
  return problem;
}

}  // namespace

std::string_view uri_problem(std::string_view text, UriAlphabet alphabet) {
  const Uri uri = split_uri(text);
  if (!uri.scheme) return "its scheme is missing, such as \"https:\"";
  if (!is_scheme(*uri.scheme)) return "its scheme is not a letter followed by letters, digits, +, - or .";
  return rest_problem(uri, alphabet);
}

std::string_view uri_reference_problem(std::string_view text, UriAlphabet alphabet) {
  const Uri uri = split_uri(text);
  if (uri.scheme && !is_scheme(*uri.scheme)) {
    return "what stands before its first colon is no scheme; a relative path with a colon begins with \"./\"";
  }
  // The expression of appendix B takes an empty scheme for none.
  if (!uri.scheme && !uri.authority && uri.path.starts_with(':')) return "its scheme is empty";
  return rest_problem(uri, alphabet);
}

bool is_ucschar(char32_t c) {
  if (c < 0xA0 || c > 0xEFFFD) return false;
  if (c <= 0xD7FF) return true;
  if (c < 0xF900) return false;
  if (c <= 0xFDCF) return true;
  if (c < 0xFDF0) return false;
  if (c <= 0xFFEF) return true;
  if (c < 0x10000 || (c >= 0xE0000 && c < 0xE1000)) return false;
  return (c & 0xFFFFU) <= 0xFFFD;
}

bool is_iprivate(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

}  // namespace contract::internal
