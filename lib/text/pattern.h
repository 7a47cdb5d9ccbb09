#pragma once
// ECMA-262 regular expressions, as JSON Schema's `pattern` means them: unanchored, on code points.
// Runs as an automaton of our own where that stays small, else on RE2 where RE2 can express the pattern and is sure to
// be done with the text in time, else on PCRE2 with budgets of steps and memory. How patterns are read, and where more
// leniently than by the letter, is in text/pattern_translate.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace contract::internal {

struct PatternError {
  std::size_t offset = 0;  // in the pattern, bytes
  std::string reason;
};

enum class Match : std::uint8_t { No, Yes, Undecided };  // Undecided: a budget ran out

// Immutable and safe to share between threads. Cheap to copy.
class Pattern {
 public:
  static std::variant<Pattern, PatternError> compile(std::string_view ecma);

  // Does it match anywhere in the text? The text is well-formed UTF-8; in any other nothing is promised but an end.
  Match search(std::string_view utf8) const;
  // The same of a text behind whose end kAhead bytes can be read, which is faster where there are many short ones.
  static constexpr std::size_t kAhead = 16;
  Match search_ahead(std::string_view utf8) const;
  std::string_view text() const;    // as it was written
  std::string_view engine() const;  // "automaton", "re2" or "pcre2"

 private:
  struct Engine;
  explicit Pattern(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}
  std::shared_ptr<const Engine> engine_;
};

}  // namespace contract::internal
