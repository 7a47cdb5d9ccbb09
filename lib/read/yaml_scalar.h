#pragma once
// What a YAML scalar means: the core schema of YAML 1.2.2 (section 10.3.2) and its tags.
#include <string>
#include <string_view>
#include <variant>

#include "document/kind.h"
#include "finding/facts.h"

namespace contract::internal {

struct YamlScalar {
  Kind kind = Kind::String;  // Null, Boolean, Number or String
  bool truth = false;        // Boolean
  std::string digits = {};   // Number: in JSON's grammar, hexadecimal and octal made decimal
};

// `tag` as yaml-cpp gives it: "?" for a plain scalar without a tag, "!" for a quoted one, else a full tag. Tags that
// the core schema does not know leave the text a string. A Detail says why there is no such value: it contradicts its
// tag, JSON cannot say it (.inf, .nan), or it is a hexadecimal number too long to convert.
std::variant<YamlScalar, Detail> resolve_scalar(std::string_view text, std::string_view tag);

// Whether a container of this kind may have the tag: !!map only objects, !!seq only arrays, scalar tags none.
bool tag_fits(Kind container, std::string_view tag);

// Whether a plain key is the merge key `<<`.
bool is_merge_key(std::string_view text, std::string_view tag);

}  // namespace contract::internal
