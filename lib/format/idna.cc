#include "format/idna.h"

#include <idn2.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "format/bidi_rule.h"
#include "text/ascii.h"
#include "text/host_name.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kPrefix = "xn--";
constexpr std::string_view kBidi = "it is written from right to left in part, and a label breaks the Bidi rule";

struct Free {
  void operator()(void* memory) const { idn2_free(memory); }
};
using Owned = std::unique_ptr<unsigned char, Free>;

const unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.c_str());  // NOLINT: libidn2 takes UTF-8 as unsigned bytes
}

std::string text_of(const Owned& bytes) {
  return reinterpret_cast<const char*>(bytes.get());  // NOLINT
}

// One label in both of its forms; for a label of plain ASCII they are one.
struct Label {
  std::string ascii;
  std::string unicode;
};

std::string_view words_for(int result) {
  switch (result) {
    case IDN2_NOT_NFC: return "a label is not in Unicode normalization form C";
    case IDN2_2HYPHEN: return "a label has hyphens in its third and fourth place";
    case IDN2_HYPHEN_STARTEND: return "a label begins or ends with a hyphen";
    case IDN2_LEADING_COMBINING: return "a label begins with a combining mark";
    case IDN2_CONTEXTJ:
    case IDN2_CONTEXTJ_NO_RULE: return "a zero-width joiner or non-joiner stands where it may not";
    case IDN2_CONTEXTO:
    case IDN2_CONTEXTO_NO_RULE: return "a character stands where IDNA allows it beside certain others only";
    case IDN2_BIDI: return kBidi;
    case IDN2_TOO_BIG_LABEL:
    case IDN2_PUNYCODE_BIG_OUTPUT: return "a label has more than 63 characters in its ASCII form";
    case IDN2_DISALLOWED:
    case IDN2_UNASSIGNED: return "it has a character that IDNA does not allow";
    default: return "a label that begins with \"xn--\" stands for no other label";
  }
}

std::string_view read_a_label(std::string_view text, Label& label) {
  label.ascii.assign(text);
  std::ranges::transform(label.ascii, label.ascii.begin(), ascii_lower);
  unsigned char* registered = nullptr;
  const int result = idn2_register_u8(nullptr, bytes_of(label.ascii), &registered, 0);
  const Owned owned_registered(registered);
  if (result != IDN2_OK) return words_for(result);
  char* unicode = nullptr;
  if (idn2_to_unicode_8z8z(label.ascii.c_str(), &unicode, 0) != IDN2_OK) return words_for(IDN2_INVALID_ALABEL);
  const std::unique_ptr<char, Free> owned_unicode(unicode);
  label.unicode = unicode;
  return {};
}

std::string_view read_u_label(std::string_view text, int flags, Label& label) {
  // Its ASCII form would be longer still, and the work of libidn2 stays bounded.
  if (count_code_points(text) > kLongestLabel) return words_for(IDN2_TOO_BIG_LABEL);
  if (text.front() == '-' || text.back() == '-') return words_for(IDN2_HYPHEN_STARTEND);
  label.unicode.assign(text);
  unsigned char* ascii = nullptr;
  const int result = idn2_register_u8(bytes_of(label.unicode), nullptr, &ascii, flags);
  const Owned owned(ascii);
  if (result != IDN2_OK) return words_for(result);
  label.ascii = text_of(owned);
  return {};
}

bool begins_with_prefix(std::string_view label) {
  return label.size() >= kPrefix.size() &&
         std::ranges::equal(label.substr(0, kPrefix.size()), kPrefix, {}, ascii_lower);
}

std::string_view read_label(std::string_view text, int flags, Label& label) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!text.empty() && !ascii) return read_u_label(text, flags, label);
  if (const std::string_view problem = ldh_label_problem(text); !problem.empty()) return problem;
  if (begins_with_prefix(text)) return read_a_label(text, label);
  label.ascii = label.unicode = text;
  return {};
}

// Takes the first label off the front of `name`, and the separator behind it. Nothing once none is left.
std::optional<std::string_view> take_label(std::optional<std::string_view>& name) {
  if (!name) return std::nullopt;
  for (std::size_t at = 0; at < name->size();) {
    const std::size_t end = at;
    const char32_t c = next_code_point(*name, at);
    if (c != U'.' && c != U'\u3002' && c != U'\uFF0E' && c != U'\uFF61') continue;
    const std::string_view label = name->substr(0, end);
    name = name->substr(at);
    return label;
  }
  return std::exchange(name, std::nullopt);
}

std::string_view name_problem(std::string_view name, int flags) {
  if (name.empty()) return "it is empty";
  if (name.find('\0') != std::string_view::npos) return words_for(IDN2_DISALLOWED);
  if (first_invalid_utf8(name)) return "it is not well-formed UTF-8";
  std::size_t length = 0;  // in ASCII, with a separator behind each label
  bool right_to_left = false;
  bool bidi_rule = true;
  std::optional<std::string_view> rest = name;
  while (const std::optional<std::string_view> text = take_label(rest)) {
    Label label;
    if (const std::string_view problem = read_label(*text, flags, label); !problem.empty()) return problem;
    length += label.ascii.size() + 1;
    if (length > kLongestHostName + 1) return "it has more than 253 characters in its ASCII form";
    right_to_left = right_to_left || has_right_to_left(label.unicode);
    bidi_rule = bidi_rule && obeys_bidi_rule(label.unicode);
  }
  if (right_to_left && !bidi_rule) return kBidi;
  return {};
}

}  // namespace

std::string_view internationalized_name_problem(std::string_view name) {
  return name_problem(name, 0);
}

std::string_view internationalized_domain_problem(std::string_view domain) {
  return name_problem(domain, IDN2_NFC_INPUT);
}

bool has_a_label(std::string_view name) {
  while (true) {
    if (begins_with_prefix(name)) return true;
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return false;
    name.remove_prefix(dot + 1);
  }
}

}  // namespace contract::internal
