#pragma once
// A pattern as a small deterministic automaton: one look at each byte of the text, no memory, no locks, and a time that
// is in proportion to the text whatever the pattern. Most patterns of real schemas become one ("^x-", "^[a-z0-9-]+$",
// "^\d{4}-\d{2}$", "\S"); what does not, or would get too large, is for the engines.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/shift_automaton.h"

namespace contract::internal {

class PatternAutomaton {
 public:
  // `re2` is a pattern as translate_pattern writes it for RE2. Nothing if the pattern does not become an automaton.
  static std::optional<PatternAutomaton> of(std::string_view re2);

  // Does it match anywhere in the text? The text is well-formed UTF-8.
  bool matches(std::string_view utf8) const;
  // The same of a text behind whose end ShiftAutomaton::kAhead bytes can be read.
  bool matches_ahead(std::string_view utf8) const;

 private:
  using State = std::uint16_t;

  void build_shifts();

  std::array<std::uint8_t, 256> class_of_{};  // bytes that no node tells apart are of one class
  std::size_t classes_ = 0;
  std::vector<State> next_;               // of state and class
  std::vector<std::uint8_t> match_;       // whether the text may end in a state
  std::optional<ShiftAutomaton> shifts_;  // the same, where it has few enough states

  friend class AutomatonBuilder;
};

}  // namespace contract::internal
