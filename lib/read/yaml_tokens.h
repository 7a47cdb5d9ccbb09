#pragma once
// Where the tokens of a YAML text end.
// yaml-cpp says where a node begins, properties (tag and anchor) included, and what it holds; for exact spans the rest
// is read off the text here. All functions take offsets into `text` and stay within it, whatever it holds.
#include <cstddef>
#include <string_view>

#include "source/span.h"

namespace contract::internal {

// Past white space, line breaks and comments.
std::size_t skip_blanks(std::string_view text, std::size_t offset);

struct AfterProperties {
  std::size_t token = 0;       // where the node itself begins
  std::size_t properties = 0;  // where the last property ends
};

// Past at most `count` tags and anchors and the blanks that follow each.
AfterProperties skip_properties(std::string_view text, std::size_t offset, std::size_t count);

// The scalar whose properties, if it has some, begin at `offset`. `value` is what it holds.
Span scalar_span(std::string_view text, std::size_t offset, std::size_t properties, std::string_view value);

// Whether the quote at `offset` begins a string that is never closed. yaml-cpp lets some of them pass.
bool is_open_quote(std::string_view text, std::size_t offset);

// Whether the scalar that begins at `offset` is tagged as bytes in base64: !!binary, or !binary as Ruby writes it.
bool is_binary(std::string_view text, std::size_t offset);

// The alias at `offset`, such as *name.
Span alias_span(std::string_view text, std::size_t offset);

// Past the bracket that closes a flow container whose last child ends at `offset`.
std::size_t flow_end(std::string_view text, std::size_t offset, char bracket);

// Where a value that is left out would stand: past the `:`, `-` or `?` that follows `offset`, if one does.
std::size_t after_indicator(std::string_view text, std::size_t offset);

// Whether one of YAML's words for null stands at `offset` as a token of its own.
bool is_null_word(std::string_view text, std::size_t offset);

}  // namespace contract::internal
