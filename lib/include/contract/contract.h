#pragma once
// contract-check as a library: hold payloads and recorded exchanges to a documented contract.
//
// Both classes are loaded once and then only read: any number of threads may check with one object. Copies are cheap
// and share what was compiled. Nothing throws; what cannot be used is a finding.
#include <memory>
#include <string>
#include <string_view>

#include "contract/finding.h"
#include "contract/options.h"

namespace contract {

// The operations of an OpenAPI 3.1 or 3.0 document, and the schemas they name.
class Contract {
 public:
  // Loads the document at `path`, YAML or JSON, and every file it refers to.
  static Contract load(const std::string& path, const Options& options = {});

  // Whether the contract can be used. If not, problems() say why, and every check fails with them.
  explicit operator bool() const;
  const Findings& problems() const;  // remarks about a usable contract included

  // Holds the JSON or YAML text `body` to what `as` names: "OPERATION request" or "OPERATION response STATUS", where
  // OPERATION is the operationId. `name` is what findings call the text; one that ends in .yaml is read as YAML.
  Findings check(std::string_view as, std::string_view body, std::string_view name = "body.json") const;

  // Holds every exchange of a recording (HAR 1.2) to the operation it matches.
  Findings check_recording(std::string_view recording, std::string_view name = "recording.har") const;

 private:
  struct State;
  explicit Contract(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

// One JSON Schema.
class Schema {
 public:
  // Loads the schema at `path`, JSON or YAML, and every file it refers to. A fragment picks a part:
  // "defs.json#/$defs/id".
  static Schema load(const std::string& path, const Options& options = {});

  explicit operator bool() const;
  const Findings& problems() const;

  Findings check(std::string_view instance, std::string_view name = "instance.json") const;

 private:
  struct State;
  explicit Schema(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

// The version of the library, "0.1.0".
std::string_view version();

}  // namespace contract
