#pragma once
// Rewrites an ECMA-262 pattern in the syntax of the engine that will run it. A pure function of its arguments.
//
// The pattern is read as with the flag `u`: on code points, with \p{…}, and with \d and \w for ASCII only.
// Where `u` forbids what browsers accept without it and the meaning is plain, it is accepted: escaped
// punctuation, a lone ] or } or {, a hyphen beside \d in a class, a repeated lookahead.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "text/pattern_cursor.h"

namespace contract::internal {

enum class EngineSyntax : std::uint8_t { Re2, Pcre2 };

struct Translation {
  std::string text;
  bool beyond_re2 = false;                // RE2 cannot express it; `text` is of use to PCRE2 only
  std::optional<std::size_t> lookbehind;  // offset of the first one: PCRE2 takes those of fixed length only
};

// Groups in groups; deeper ones are refused.
inline constexpr std::size_t kMaxPatternDepth = 250;

// For RE2 it fails only where the pattern is wrong or nested too deep; for PCRE2 also where the pattern is too large.
std::variant<Translation, PatternProblem> translate_pattern(std::string_view ecma, EngineSyntax syntax);

}  // namespace contract::internal
