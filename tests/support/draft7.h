#pragma once
// Schemas of draft 2020-12 as schemas of draft 7 that accept the same instances.
#include <string>

#include "document/document.h"

namespace contract::tests {

// The text of the schema in draft 7. References stay as they are but for "#/$defs/", which becomes "#/definitions/".
// What draft 7 cannot say (unevaluated*, minContains, $dynamicRef, anchors) fails the test. The schema is one of our
// own, so this may recurse.
std::string to_draft7(internal::Value schema);

}  // namespace contract::tests
