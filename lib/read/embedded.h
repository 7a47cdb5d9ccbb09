#pragma once
// Texts that are a part of another text, such as the bodies in a HAR, which stand inside strings.
#include <cstdint>
#include <string_view>

#include "document/document.h"
#include "source/source_map.h"

namespace contract::internal {

// Maps offsets in the decoded text of a JSON string to offsets in the text that holds it. `literal` is the string as
// written, quotes included and free of errors (RFC 8259 section 7); `start` is the offset of its first quote.
// There are steps only around escapes: a body without any has one.
OffsetMap offsets_of_json_string(std::string_view literal, std::uint32_t start);

// Adds the text of a String of `document`, which was read as JSON or YAML, as a source of its own. Its places are
// exact, through escapes and folded lines; those of a YAML scalar that no map can be made of are the whole scalar.
SourceId add_embedded_text(const Document& document, Value text, SourceMap& sources);

}  // namespace contract::internal
