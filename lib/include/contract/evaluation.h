#pragma once
// What a JSON Schema says of an instance beyond whether it is valid. Plain data: it depends on nothing and stays valid
// by itself.
#include <string>
#include <vector>

#include "contract/finding.h"

namespace contract {

// The shapes of JSON Schema's own output. Flag, Basic, Detailed and Verbose are those of drafts 2019-09 (core, section
// 10.4) and 2020-12 (core, section 12.4); List and Hierarchical those of the draft that follows them.
enum class OutputFormat {
  Flag,          // the verdict alone
  Basic,         // a flat list of errors or, if the instance is valid, of annotations
  Detailed,      // the same as a tree, without the nodes that add nothing
  Verbose,       // every result, in the tree of the schemas
  List,          // every subschema's result in a flat list
  Hierarchical,  // the same as a tree
};

// A value that a keyword attaches to a place of a valid instance (draft 2020-12 core, section 7.7).
struct Annotation {
  std::string instance;                   // JSON Pointer (RFC 6901) of the value it is about
  std::string keyword;                    // "title"
  std::string value;                      // JSON text
  std::string keyword_location;           // JSON Pointer through references: "/properties/id/$ref/title"
  std::string absolute_keyword_location;  // URI without them: "https://example.com/defs#/$defs/id/title"
};

struct Annotated {
  Findings findings;                    // as of Schema::check()
  std::vector<Annotation> annotations;  // none unless the instance is valid
};

}  // namespace contract
