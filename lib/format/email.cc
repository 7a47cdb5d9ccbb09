// Mailboxes: RFC 5321 section 4.1.2, and with characters beyond ASCII RFC 6531 section 3.3.
#include <algorithm>
#include <cstdint>

#include "format/idna.h"
#include "format/predicates.h"
#include "text/ascii.h"
#include "text/host_name.h"
#include "text/ip_address.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::size_t kLongestLocalPart = 64;  // RFC 5321 section 4.5.3.1.1
constexpr std::size_t kLongestMailbox = 254;   // a path of 256 with its angle brackets, RFC 5321 section 4.5.3.1.3

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// RFC 6531 counts every character beyond ASCII among those of atoms and of quoted strings. Where those are not wanted,
// they have been refused before.
bool is_atom_character(char c) {
  return is_ascii_alphanumeric(c) || !is_ascii(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_quoted_character(char c) {
  return (c >= ' ' && c <= '~') || !is_ascii(c);
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
    if (at == text.size() || !is_quoted_character(text[at])) return "between quotes stand printable characters only";
    ++at;
  }
  if (at >= text.size()) return "the quote that begins it is never closed";
  length = at + 1;
  return length < text.size() && text[length] == '@' ? "" : "an @ is missing after the closing quote";
}

std::string_view domain_problem(std::string_view domain) {
  if (!domain.starts_with('[')) {
    return std::ranges::all_of(domain, is_ascii) ? ldh_name_problem(domain) : internationalized_domain_problem(domain);
  }
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

std::string_view mailbox_problem(std::string_view text) {
  std::size_t length = 0;
  if (const std::string_view problem = local_part_problem(text, length); !problem.empty()) return problem;
  if (length > kLongestLocalPart) return "more than 64 bytes stand before the @";
  if (text.size() > kLongestMailbox) return "it has more than 254 bytes";
  const std::string_view domain = text.substr(length + 1);
  if (domain.empty()) return "nothing stands after the @";
  if (domain.find('@') != std::string_view::npos) return "it has more than one @";
  return domain_problem(domain);
}

}  // namespace

std::string_view email_problem(std::string_view text) {
  if (!std::ranges::all_of(text, is_ascii)) return "it has characters outside of ASCII";
  return mailbox_problem(text);
}

std::string_view idn_email_problem(std::string_view text) {
  if (first_invalid_utf8(text)) return "it is not well-formed UTF-8";
  return mailbox_problem(text);
}

}  // namespace contract::internal
