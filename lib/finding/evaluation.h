#pragma once
// What every subschema said of every value it was applied to: the ground of JSON Schema's own output formats, and of
// annotations (core, sections 7.7 and 12). It is made on request only; findings are what people read.
#include <cstddef>
#include <string>
#include <vector>

#include "finding/finding.h"

namespace contract::internal {

// What one keyword of a schema said.
struct KeywordResult {
  std::string keyword = {};     // empty: the schema itself, as `false` does
  bool valid = true;            // false too where a schema that it applies failed and had to hold
  Findings errors = {};         // its own, not those of schemas that it applies
  std::string annotation = {};  // JSON text; empty: none
};

// What one schema said of one value.
struct SchemaResult {
  std::size_t parent = 0;     // index of the result whose keyword applied it; the first result is its own parent
  std::string path = {};      // on from the evaluation path of `parent`: "/properties/id", "/$ref"; a JSON Pointer
  std::string instance = {};  // on from the instance of `parent`: "/id", or empty for the same value
  std::string location = {};  // absolute URI of the schema, always with a fragment: "https://…/connection#/$defs/id"
  bool valid = true;
  std::vector<KeywordResult> keywords = {};  // in the order of the schema; without those that only name or keep schemas
};

struct Evaluation {
  bool valid = true;
  bool complete = true;                    // false: there are more results than are kept
  std::vector<SchemaResult> results = {};  // each behind its parent; never empty
};

// One that never began, because of `findings`.
Evaluation not_evaluated(Findings findings);

// Of a file that was checked, by the name the user gave it.
struct FileEvaluation {
  std::string name = {};
  Evaluation evaluation = {};
};

// Whether annotations of each result count: those below a schema that failed do not.
std::vector<bool> annotating(const Evaluation& evaluation);

}  // namespace contract::internal
