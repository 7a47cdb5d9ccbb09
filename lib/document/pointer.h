#pragma once
// JSON Pointer (RFC 6901).
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace contract::internal {

// Appends "/" and the escaped token to `pointer`.
void append_token(std::string& pointer, std::string_view token);
void append_index(std::string& pointer, std::size_t index);

// The value that `pointer` names below `root` (section 4); nothing if the pointer is malformed or leads nowhere.
// Of members with the same name it takes the last.
std::optional<Value> resolve_pointer(Value root, std::string_view pointer);

// The pointer that leads from `root` to `below`, a value in its subtree. Found by walking down from the root, so that
// nobody has to keep pointers of values that may never be spoken of.
std::string pointer_to(Value root, Value below);

// The pointer as it stands in the fragment of a URI, without "#" (section 6).
std::string pointer_fragment(std::string_view pointer);

// Whether `text` is a JSON Pointer (section 3).
bool is_pointer(std::string_view text);

// One token without its escapes: "~1" is "/", "~0" is "~".
std::string unescape_token(std::string_view token);

}  // namespace contract::internal
