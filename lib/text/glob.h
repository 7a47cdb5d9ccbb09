#pragma once
// Patterns for the paths of files, as shells, editors and CI services know them:
//   *        any run of characters of one name       [a-z] [!a-z]  one character of a set, or one outside it
//   ?        one character of a name                 {a,b}         either of both, whatever they hold, "/" included
//   **       any number of folders, none included    \*            the character itself
// A last "**" is every file below. A name that begins with a dot is hidden: only a pattern that spells the dot has it.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/braces.h"

namespace contract::internal {

// Immutable and safe to share between threads.
class Glob {
 public:
  // Reads a pattern. A relative one is taken to be relative to `folder`, in which nothing is special; without a
  // folder it stays relative. "." and ".." are resolved by their names alone.
  static std::variant<Glob, GlobProblem> parse(std::string_view pattern, std::string_view folder = {});

  // Whether the pattern covers the whole of `path`, which is lexically normal: no ".", no "..", no "//".
  // At worst the product of both lengths for each alternative; no recursion.
  bool matches(std::string_view path) const;

  // Where to look: every path that matches is one of these or below one. An alternative without wildcards gives its
  // path, others the folder before the first wildcard, "" for the working directory.
  std::vector<std::string> roots() const;

  // Whether it takes hidden names beyond the roots.
  bool finds_hidden() const;

 private:
  struct Token {
    enum class Kind : std::uint8_t { Character, AnyCharacter, AnyRun, Set };
    Kind kind = Kind::Character;
    char32_t character = 0;
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges = {};
    bool accepts(char32_t code_point) const;
  };
  struct Segment {
    bool any_folders = false;  // "**"
    std::string name = {};     // where there are no tokens: the only name that matches
    std::vector<Token> tokens = {};
    bool is_literal() const { return !any_folders && tokens.empty(); }
    bool spells_dot() const;
    bool matches(std::string_view text) const;
  };
  using Segments = std::vector<Segment>;
  class SegmentReader;

  static std::variant<Segments, GlobProblem> read_alternative(std::string_view pattern, std::string_view folder);
  static bool matches(const Segments& segments, const std::vector<std::string_view>& names);

  std::vector<Segments> alternatives_;
};

}  // namespace contract::internal
