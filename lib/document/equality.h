#pragma once
// Equality of values as JSON Schema defines it (core, section 4.2.2): numbers by their mathematical
// value, objects without order, strings by code points. Neither function recurses.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "document/document.h"

namespace contract::internal {

bool equal(Value a, Value b);

// Equal values have equal hashes.
std::uint64_t hash(Value value);

// The first two equal items of an array as indexes (the second as early as possible); nothing if all differ.
// Near-linear: items are grouped by hash before they are compared.
std::optional<std::pair<std::size_t, std::size_t>> first_equal_items(Value array);

}  // namespace contract::internal
