#pragma once
// contract-check as a library: hold payloads and recorded exchanges to a documented contract.
//
// Both classes are loaded once and then only read: any number of threads may check with one object. Copies are cheap
// and share what was compiled. Nothing throws; what cannot be used is a finding.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "contract/evaluation.h"
#include "contract/finding.h"
#include "contract/options.h"

namespace contract {

// How many of several documents are valid.
struct LinesVerdict {
  std::uint64_t documents = 0;
  std::uint64_t valid = 0;
};

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

  // Whether the JSON text `body` is valid, without saying why: it is JSON (RFC 8259) that names no member of an object
  // twice, and the schema of the documented body holds. Also false if `as` names nothing or the contract cannot be
  // used. Where check() only warns, because a rule rests on an example, the answer is false; members that nothing
  // documents make no difference. Many times faster than check(). `as` and `body` need not outlive the call; any
  // number of threads may call this.
  bool accepts(std::string_view as, std::string_view body) const;

  // Asks accepts() of each line of `bodies` (newline-delimited JSON) that holds more than white space. The lines are
  // judged in batches, at the speed at which they can be scanned, on `jobs` threads; 0 counts as 1. The counts do not
  // depend on that. No line is kept, and `bodies` is read in place and must stay as it is until the call returns.
  LinesVerdict check_lines(std::string_view as, std::string_view bodies, std::size_t jobs = 1) const;

  // Holds every exchange of a recording, of any kind that `contract-check list readers` names, to the
  // operation it matches.
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

  // Whether the JSON text `instance` is valid, without saying why: it is JSON (RFC 8259) that names no member of an
  // object twice, and the schema holds; so evaluate() says of it too. False if the schema cannot be used. Many times
  // faster than check(). `instance` need not outlive the call; any number of threads may call this.
  bool accepts(std::string_view instance) const;

  // Asks accepts() of each line of `instances` (newline-delimited JSON) that holds more than white space. The lines are
  // judged in batches, at the speed at which they can be scanned, on `jobs` threads; 0 counts as 1. The counts do not
  // depend on that. No line is kept, and `instances` is read in place and must stay as it is until the call returns.
  LinesVerdict check_lines(std::string_view instances, std::size_t jobs = 1) const;

  // Holds the JSON or YAML text `instance` to the schema and returns the output that JSON Schema defines, one JSON
  // object and a line break (draft 2020-12 core, section 12; draft 2019-09 core, section 10). Its verdict is that of
  // the schema: where check() only warns, because a rule rests on an example, this says "valid": false. A text that
  // cannot be read, or names a member twice, is not valid, and so is everything if the schema cannot be used: the
  // error of the root says why. Secret values are hidden. Costs several times as much as check(). `instance` and
  // `name` need not outlive the call; any number of threads may call this.
  std::string evaluate(std::string_view instance, OutputFormat format, std::string_view name = "instance.json") const;

  // Holds the JSON or YAML text `instance` to the schema as check() does and, if the schema accepts it, collects the
  // annotations (draft 2020-12 core, section 7.7; draft 2019-09 core, section 7.7): for each keyword that makes one
  // in a schema that holds, in the order in which the schemas have them. Unknown keywords are annotations since draft
  // 2019-09. Costs, lifetimes and thread safety are those of evaluate().
  Annotated annotate(std::string_view instance, std::string_view name = "instance.json") const;

 private:
  struct State;
  explicit Schema(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

// The version of the library, "0.1.0".
std::string_view version();

}  // namespace contract
