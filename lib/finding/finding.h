#pragma once
// A finding: one thing that is wrong, as data. Only reporters make lines and columns; only
// describe() makes English.
#include <string>
#include <utility>
#include <vector>

#include "finding/code.h"
#include "finding/facts.h"
#include "finding/provenance.h"
#include "source/span.h"

namespace contract::internal {

// Another place that helps to understand the finding.
struct Related {
  Place where;
  std::string label;  // "first written here"
};

struct Finding {
  Code code = Code::Syntax;
  Severity severity = Severity::Error;
  Place where;
  std::string instance;         // JSON Pointer of the value; empty for the whole document
  std::string schema_location;  // "connection.schema.json#/properties/id/format"; empty where no schema spoke
  Place schema_place;           // of that keyword
  Provenance provenance;
  Facts facts;
  std::vector<Finding> causes = {};  // why: the findings of the branch that was probably meant
  std::vector<Related> related = {};
  std::string operation;  // "create-connection request"; empty where none is known
};

using Findings = std::vector<Finding>;

// A finding with the severity its code has by default.
Finding make_finding(Code code, Place where, Facts facts = NoFacts{});

// Where, then what: the order of every report. Total, so that equal inputs give equal bytes.
void sort_findings(Findings& findings);

}  // namespace contract::internal
