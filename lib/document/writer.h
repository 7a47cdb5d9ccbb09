#pragma once
// Writes a value as JSON text.
#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.h"

namespace contract::internal {

// Compact JSON (RFC 8259), numbers as written, members in order.
std::string to_json(Value value);

// As to_json, but at most about `limit` bytes: the rest is "…". For messages. Never cuts a code point.
std::string to_json_excerpt(Value value, std::size_t limit = 80);

// A JSON string literal with its quotes. `text` is UTF-8; ill-formed bytes become U+FFFD. What a terminal does not show
// (see is_printable) is escaped, so that a literal shows all that is in it.
std::string quote(std::string_view text);
std::string quote_excerpt(std::string_view text, std::size_t limit = 80);

// One line per node: indentation, kind, span, text. What `contract-check dump document` prints.
std::string dump(const Document& document);

}  // namespace contract::internal
