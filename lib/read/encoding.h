#pragma once
// What every text has to be before a reader looks at its grammar: UTF-8 without NUL bytes.
#include <cstddef>
#include <optional>
#include <string_view>

#include "finding/finding.h"

namespace contract::internal {

// Bytes of a UTF-8 byte order mark at the start of `text`: 3 or 0. RFC 8259 section 8.1 lets readers pass over it.
std::size_t byte_order_mark(std::string_view text);

// What keeps `text`, the whole text of `source`, from being read as UTF-8: an Encoding finding at the first byte that
// is wrong, or EmptyInput if there is nothing but white space. Nothing if all is well.
std::optional<Finding> unreadable_text(SourceId source, std::string_view text);

// A finding at bytes [begin, end) of `source` with its words: what is wrong, how to mend it, and what of the text
// stands in the place of `{}` (see Detail).
Finding make_detail(Code code, SourceId source, std::size_t begin, std::size_t end, std::string text,
                    std::string help = {}, std::optional<std::string> quoted = {});

}  // namespace contract::internal
