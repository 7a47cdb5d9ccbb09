#pragma once
// Repeats: how often what stands before *, +, ? or {2,5} may be there.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/pattern_cursor.h"

namespace contract::internal {

// No longer text is searched by PCRE2, so a larger upper bound of a repeat is none.
inline constexpr std::uint64_t kLongestBacktracked = 20'000'000;

// Repeats of repeats multiply when they are written out; a longer translation is given up.
inline constexpr std::size_t kMaxTranslatedBytes = 1U << 20U;

struct Repeat {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most;  // nothing: without bound
};

// Reads what follows "{", up to "}": 2 or 2, or 2,5. Nothing, and nothing is read, if it is no repeat.
std::optional<Repeat> read_braces(PatternCursor& cursor);

// Whether "{" is followed by ",5}", which looks like a repeat and is none.
bool sees_repeat_without_least(const PatternCursor& cursor);

// Appends `atom` with its repeat. `lazy` is "?" or empty.
void append_repeated(std::string& text, std::string_view atom, Repeat repeat, std::string_view lazy);

// The same for bounds that PCRE2 cannot count to: x{100000,} becomes x{65535}x{34465,}.
// It stops once `text` is longer than kMaxTranslatedBytes.
void append_written_out(std::string& text, std::string_view atom, Repeat repeat, std::string_view lazy);

}  // namespace contract::internal
