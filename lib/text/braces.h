#pragma once
// Braces in path patterns: "*.{json,yaml}" stands for "*.json" and "*.yaml".
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace contract::internal {

// Braces multiply: "{a,b}{a,b}{a,b}" stands for eight patterns. Beyond this a pattern is refused.
inline constexpr std::size_t kMaxAlternatives = 1000;
inline constexpr std::size_t kMaxPatternBytes = 4096;

// Words that complete "the pattern cannot be used: …".
struct GlobProblem {
  std::string text;
};

// The patterns without braces that `pattern` stands for, in the order of the text. Braces may nest; "{a}" is "a".
// A brace after a backslash or inside [..] is an ordinary character; escapes are left in place.
std::variant<std::vector<std::string>, GlobProblem> expand_braces(std::string_view pattern);

// Byte offset past the class [..] that opens at `open`; npos if it is never closed. The first character of a class is
// a member even if it is "]", and a backslash makes the next one a member.
std::size_t end_of_class(std::string_view pattern, std::size_t open);

}  // namespace contract::internal
