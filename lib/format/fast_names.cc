// Mailboxes and names of hosts in one pass of an automaton.
#include "format/fast.h"
#include "format/predicates.h"
#include "text/host_name.h"
#include "text/shift_automaton.h"

namespace contract::internal {
namespace {

enum State : unsigned { kRefused = ShiftAutomaton::kRefused, kLabel, kInLabel, kHyphen, kAtom, kInAtom };

// Of labels that are no longer than this together none is too long.
constexpr std::size_t kNoLabelTooLong = kLongestLabel;

constexpr ShiftAutomaton domain_automaton() {
  ShiftAutomaton automaton;
  for (const State from : {kLabel, kInLabel, kHyphen})
    automaton.on(kDigits, from, kInLabel).on(kLetters, from, kInLabel);
  automaton.on(".", kInLabel, kLabel).on("-", kInLabel, kHyphen);
  return automaton;
}

// Two hyphens side by side are left to the exact code: they may be those of an A-label.
constexpr ShiftAutomaton kHostName = domain_automaton();

constexpr ShiftAutomaton mailbox_automaton() {
  ShiftAutomaton automaton = domain_automaton();
  automaton.on("-", kHyphen, kHyphen);
  for (const State from : {kAtom, kInAtom}) {
    automaton.on(kDigits, from, kInAtom).on(kLetters, from, kInAtom).on("!#$%&'*+-/=?^_`{|}~", from, kInAtom);
  }
  automaton.on(".", kInAtom, kAtom).on("@", kInAtom, kLabel);
  return automaton;
}
constexpr ShiftAutomaton kMailbox = mailbox_automaton();

}  // namespace

bool is_hostname(std::string_view text) {
  if (text.size() <= kNoLabelTooLong && kHostName.run(text, kLabel) == kInLabel) return true;
  return hostname_problem(text).empty();
}

bool is_email(std::string_view text) {
  if (text.size() <= kNoLabelTooLong && kMailbox.run(text, kAtom) == kInLabel) return true;
  return email_problem(text).empty();
}

}  // namespace contract::internal
