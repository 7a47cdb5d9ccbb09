#pragma once
// What each keyword has to say in JSON Schema's own output: whether it is a result at all, and what its annotation is
// (core, section 7.7.1).
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/dialect.h"

namespace contract::internal {

enum class KeywordRole : std::uint8_t {
  None,          // names schemas, keeps them, or comments on them: $id, $defs, $comment
  Judges,        // asserts something or applies schemas, and annotates nothing
  Tells,         // its annotation is its own value
  TellsStrings,  // likewise, where the instance is a string
  Applies,       // its annotation says to which children it applied a schema
};

// Keywords that the language does not know are annotations since draft 2019-09 (core, section 6.5), and nothing before.
KeywordRole role_of(std::string_view keyword, const Language& language);

// The keywords of a schema, which is an object, whose role is not None, in the order of the document.
std::vector<std::string_view> speaking_keywords(Value schema, const Language& language);

}  // namespace contract::internal
