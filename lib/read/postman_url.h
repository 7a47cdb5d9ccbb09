#pragma once
// URLs of Postman: texts with variables, or objects of parts.
#include <map>
#include <string>
#include <string_view>

#include "document/document.h"

namespace contract::internal {

// The text of a member; empty if there is none, or something else.
std::string_view text_member(Value object, std::string_view name);

// Whether a header, a field of a query or a body was switched off, so that it was not sent.
bool is_disabled(Value part);

// Values of the variables of a collection, by name.
using PostmanVariables = std::map<std::string, std::string, std::less<>>;

PostmanVariables variables_of(Value collection);

// `text` with every `{{name}}` of a known variable replaced by its value. Values may name other variables; after a few
// rounds that ends, whatever they say.
std::string with_values(std::string text, const PostmanVariables& variables);

// The URL that `url`, a string or an object, stands for, with values; empty if it is neither. Of a path the segments
// `:name` are replaced by the values of the URL's own variables; without one they become `{{name}}`.
std::string postman_url(Value url, const PostmanVariables& variables);

}  // namespace contract::internal
