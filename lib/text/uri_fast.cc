// Verdicts about URIs in one pass; what is less usual (a fragment, user information, an address in brackets, an escape
// in the name of a host, a relative path) is left to the grammar.
#include "text/shift_automaton.h"
#include "text/uri.h"
#include "text/wide.h"

namespace contract::internal {
namespace {

enum State : unsigned {
  kRefused = ShiftAutomaton::kRefused,
  kStart,
  kScheme,
  kHierarchy,  // a path, or the first slash before an authority
  kSlash,      // a path that began with one, or the second slash before an authority
  kAuthority,
  kPort,
  kRest,  // of the path and the query, which allows question marks as well
  kEscape,
  kEscapeEnd,
};

constexpr ShiftAutomaton uri_automaton() {
  ShiftAutomaton automaton;
  const auto names = [&automaton](State from, State to) {
    automaton.on(kLetters, from, to).on(kDigits, from, to).on("-._~!$&'()*+,;=", from, to);
  };
  automaton.on(kLetters, kStart, kScheme);
  automaton.on(kLetters, kScheme, kScheme).on(kDigits, kScheme, kScheme).on("+-.", kScheme, kScheme);
  automaton.on(":", kScheme, kHierarchy);
  for (const State from : {kHierarchy, kSlash, kRest}) {
    names(from, kRest);
    automaton.on(":@/?", from, kRest).on("%", from, kEscape);
  }
  automaton.on("/", kHierarchy, kSlash).on("/", kSlash, kAuthority);
  names(kAuthority, kAuthority);
  automaton.on(":", kAuthority, kPort).on(kDigits, kPort, kPort);
  for (const State from : {kAuthority, kPort}) automaton.on("/?", from, kRest);
  automaton.on("0123456789abcdefABCDEF", kEscape, kEscapeEnd).on("0123456789abcdefABCDEF", kEscapeEnd, kRest);
  return automaton;
}
constexpr ShiftAutomaton kUri = uri_automaton();

bool leads_to_an_end(std::string_view text, State from) {
  switch (static_cast<State>(kUri.run(text, from))) {
    case kHierarchy:
    case kSlash:
    case kAuthority:
    case kPort:
    case kRest: return true;
    case kRefused:
    case kStart:
    case kScheme:
    case kEscape:
    case kEscapeEnd: return false;
  }
  return false;
}

// Where neither a port nor an escape is, nor user information, what follows "https://" may be anything of one alphabet.
Bytes16 may_follow(Bytes16 bytes) {
  Bytes16 known = between(bytes, '&', '9') | between(lower(bytes), 'a', 'z');
  for (const char c : {'_', '=', '?', '~', ';', '!', '$'}) known |= equal(bytes, c);
  return known;
}

bool is_plain_web_address(std::string_view text) {
  constexpr std::size_t kLane = sizeof(Bytes16);
  constexpr std::string_view kScheme = "https://";
  if (text.size() < kScheme.size() + kLane || load8(text.data()) != load8(kScheme.data())) return false;
  // The last lane overlaps the one before.
  Bytes16 known = may_follow(load16(text.data() + text.size() - kLane));
  for (std::size_t at = kScheme.size(); at + kLane < text.size(); at += kLane) {
    known &= may_follow(load16(text.data() + at));
  }
  return holds_everywhere(known);
}

}  // namespace

bool is_uri(std::string_view text) {
  return is_plain_web_address(text) || leads_to_an_end(text, kStart) || uri_problem(text, UriAlphabet::Uri).empty();
}

bool is_uri_reference(std::string_view text) {
  return leads_to_an_end(text, text.starts_with('/') ? kHierarchy : kStart) ||
         uri_reference_problem(text, UriAlphabet::Uri).empty();
}

}  // namespace contract::internal
