#pragma once
// Where the characters of a YAML scalar are written.
#include <cstdint>
#include <optional>
#include <string_view>

#include "source/source_map.h"

namespace contract::internal {

// Maps offsets in `value`, what a scalar holds, to offsets in the text that it is written in. `literal` is the scalar
// as written, quotes or block header included; `start` is its offset. Knows all styles (YAML 1.2.2 chapters 7 and 8):
// plain and quoted ones with their folded lines and escapes, and blocks (`|`, `>`).
//
// The map is exact or there is none: each character of `value` is held against the one that is written, and where they
// part, nobody claims to know better than the reader of the scalar.
std::optional<OffsetMap> offsets_of_yaml_scalar(std::string_view literal, std::uint32_t start, std::string_view value);

}  // namespace contract::internal
