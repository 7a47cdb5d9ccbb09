#pragma once
// Bodies whose bytes a recording keeps as they were sent: with their Content-Encoding (RFC 9110 section 8.4).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compression/decompressor.h"
#include "finding/finding.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Of one body, however many codings were applied in a row.
inline constexpr DecompressionBudget kBodyBudget{.bytes = std::uint64_t{256} << 20U};

// Adds the text of a body, decoded from `where`, to `sources`. `bytes` is what the recording keeps; the codings that
// Content-Encoding in `headers` names are undone, the last first, but for two cases:
//
//  - Many recorders undo them and keep the header. So bytes that are text already, of `media_type` as far as the first
//    character of a JSON text shows it, are taken as they are.
//  - Of a media type that is no text nobody can tell whether they were undone. Bytes that are not of the coding are
//    taken as they are.
//
// Otherwise bytes that are not of the coding, are broken, or become too large are a finding in `remarks`, and there is
// no text: SourceId::none.
SourceId add_coded_body(std::string bytes, Place where, const std::vector<Header>& headers, std::string_view media_type,
                        SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
