#pragma once
// "Did you mean": the candidate closest to a word.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace contract::internal {

// Edit distance with adjacent swaps (optimal string alignment), counted in bytes; any value above `limit` is
// `limit + 1`. Takes time in proportion to `limit` times the length of the shorter text.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, ignoring the case of ASCII letters, if it is near enough to be a slip: at most
// a third of the word's bytes are edited, at least one may be, never all, and never more than sixteen. Empty
// otherwise. The first of equals wins.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace contract::internal
