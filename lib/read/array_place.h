#pragma once
// Finds the array that a JSON text is about, such as `log.entries` of a HAR, without holding what follows.
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace contract::internal {

// The offset behind the bracket that opens the first array at `path`, which names members from the root on; without
// one, the root itself. `text` is the beginning of a JSON text. Nothing if it does not go that far, or has no such
// array there, or writes one of the names with escapes. Of what is passed over only strings and brackets are looked at.
std::optional<std::size_t> array_begin(std::string_view text, std::span<const std::string_view> path);

}  // namespace contract::internal
