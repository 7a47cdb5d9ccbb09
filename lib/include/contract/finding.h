#pragma once
// What is wrong, for programs that use the library. Plain data: it depends on nothing and stays valid by itself.
#include <cstddef>
#include <string>
#include <vector>

namespace contract {

enum class Severity { Note, Warning, Error };

struct Finding {
  std::string code;  // kebab-case and stable: "missing-member"; `contract-check list codes` shows all
  Severity severity = Severity::Error;
  std::string message;        // one sentence without a full stop: "`createdAt` is missing"
  std::string file;           // as it was named, or the name given with a text
  std::size_t line = 0;       // counts from 1; 0: no place is known
  std::size_t column = 0;     // counts from 1, in code points
  std::string instance;       // JSON Pointer (RFC 6901) of the value
  std::string schema;         // where the rule stands: "connection.schema.json#/properties/id/format"
  std::string documentation;  // what the documentation says: "create-a-new-connection, line 206: …"; may be empty
  std::string operation;      // "create-connection request"; may be empty
  bool judged = true;         // false: something could not be read or decided, so nothing was proved
};

using Findings = std::vector<Finding>;

// Whether nothing stands against what was checked: no finding is an error, and nothing was left undecided.
bool passed(const Findings& findings);

// The finding as `contract-check --format concise` prints it.
std::string to_string(const Finding& finding);

}  // namespace contract
