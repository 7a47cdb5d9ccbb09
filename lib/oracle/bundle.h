#pragma once
// A schema and everything it refers to, as one document of numbered definitions.
//
// valijson mixes up subschemas of different documents that stand at the same pointer, and recurses for ever on
// references that lead back to themselves. So references are resolved here, and it only ever sees
// "#/definitions/NUMBER".
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.h"
#include "finding/result.h"
#include "schema/schema_set.h"

namespace contract::internal {

// How the copy of a document differs from it.
struct Edits {
  std::unordered_set<const Node*> dropped;                    // keys of members that are left out
  std::unordered_map<const Node*, std::string> replacements;  // Strings that have another text in the copy
};

struct Bundle {
  Dialect dialect = Dialect::Draft7;
  std::vector<SchemaRef> definitions;  // the entry first, then every target of a reference
  Edits edits;                         // of all of them: only the keywords that valijson judges are left
  std::size_t schemas = 0;             // subschemas in all
  std::size_t chain = 0;               // how many schemas are applied inside of each other to one value, at most
  bool matches_text = false;           // some schema has a pattern
};

// Fails with UnresolvedReference, ReferenceLoop, or UnsupportedEngine for other drafts than 4 and 7.
Result<Bundle> bundle(SchemaSet& schemas, const std::string& uri);

}  // namespace contract::internal
