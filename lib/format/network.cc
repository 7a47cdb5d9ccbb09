// Names of machines and mailboxes. Addresses are in text/ip_address.
#include <algorithm>
#include <array>
#include <cstdint>

#include "format/predicates.h"
#include "text/ascii.h"

namespace contract::internal {
namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestHostname = 253;  // 255 with the lengths of its labels, RFC 1035 section 2.3.4
constexpr std::size_t kLongestLocalPart = 64;  // RFC 5321 section 4.5.3.1.1
constexpr std::size_t kLongestMailbox = 254;   // a path of 256 with its angle brackets, RFC 5321 section 4.5.3.1.3

std::string_view label_problem(std::string_view label) {
  if (label.empty()) return "a label is empty: a dot is at an end, or two are side by side";
  if (label.size() > kLongestLabel) return "a label has more than 63 characters";
  if (label.front() == '-' || label.back() == '-') return "a label begins or ends with a hyphen";
  const bool plain = std::ranges::all_of(label, [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
  return plain ? "" : "a label consists of ASCII letters, digits and hyphens";
}

bool is_atom_character(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

// Where the local part ends: at the "@" after the closing quote, or at the first one.
std::string_view local_part_problem(std::string_view text, std::size_t& length) {
  if (!text.starts_with('"')) {
    length = text.find('@');
    if (length == std::string_view::npos) return "an @ is missing";
    const std::string_view local = text.substr(0, length);
    if (local.empty()) return "nothing stands before the @";
    if (local.front() == '.' || local.back() == '.') return "a dot begins or ends what stands before the @";
    if (local.find("..") != std::string_view::npos) return "two dots are side by side";
    const bool plain = std::ranges::all_of(local, [](char c) { return c == '.' || is_atom_character(c); });
    return plain ? "" : "before the @ stands a character that needs quotes around it all";
  }
  std::size_t at = 1;
  while (at < text.size() && text[at] != '"') {
    if (text[at] == '\\') ++at;
    if (at == text.size() || text[at] < ' ' || text[at] > '~') return "between quotes stand printable ASCII characters";
    ++at;
  }
  if (at >= text.size()) return "the quote that begins it is never closed";
  length = at + 1;
  return length < text.size() && text[length] == '@' ? "" : "an @ is missing after the closing quote";
}

std::string_view domain_problem(std::string_view domain) {
  if (!domain.starts_with('[')) return hostname_problem(domain);
  if (!domain.ends_with(']')) return "the bracket before its ip address is never closed";
  domain = domain.substr(1, domain.size() - 2);
  constexpr std::string_view kTag = "IPv6:";
  if (domain.size() >= kTag.size() &&
      std::ranges::equal(domain.substr(0, kTag.size()), kTag, {}, ascii_lower, ascii_lower)) {
    return ipv6_problem(domain.substr(kTag.size()));
  }
  if (domain.find(':') != std::string_view::npos) return "an ipv6 address is written [IPv6:…]";
  return ipv4_problem(domain);
}

}  // namespace

std::string_view hostname_problem(std::string_view text) {
  if (text.empty()) return "it is empty";
  if (text.size() > kLongestHostname) return "it has more than 253 characters";
  while (true) {
    const std::size_t dot = text.find('.');
    if (const std::string_view problem = label_problem(text.substr(0, dot)); !problem.empty()) return problem;
    if (dot == std::string_view::npos) return {};
    text.remove_prefix(dot + 1);
  }
}

std::string_view email_problem(std::string_view text) {
  if (!std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return "it has characters outside of ASCII";
  }
  std::size_t length = 0;
  if (const std::string_view problem = local_part_problem(text, length); !problem.empty()) return problem;
  if (length > kLongestLocalPart) return "more than 64 characters stand before the @";
  if (text.size() > kLongestMailbox) return "it has more than 254 characters";
  const std::string_view domain = text.substr(length + 1);
  if (domain.empty()) return "nothing stands after the @";
  if (domain.find('@') != std::string_view::npos) return "it has more than one @";
  return domain_problem(domain);
}

}  // namespace contract::internal
