#pragma once
// What is held to what, once command line and configuration are understood; and the one function that does it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/freshness.h"
#include "check/severities.h"
#include "coverage/coverage.h"
#include "finding/code.h"
#include "finding/outcome.h"
#include "format/format.h"
#include "schema/dialect.h"
#include "source/source_map.h"
#include "source/span.h"

namespace contract::internal {

struct RecordingKind;

enum class Engine : std::uint8_t {
  Native,    // our machine
  Valijson,  // the second opinion: drafts 4 and 7 only, verdicts without details
};

// What of a file is a document.
enum class Division : std::uint8_t {
  ByName,  // each line of .ndjson and .jsonl, also with .gz or .zst behind, and all of any other
  Lines,
  Items,  // of the one array that the file is
};

// Whether texts are first judged by the bulk view, which is fast and finds nothing, and read exactly only if it is not
// sure that there is nothing to find. The reports are the same.
enum class BulkUse : std::uint8_t {
  WhereItPays,
  Always,  // for tests
  Never,   // likewise
};

// What a file of this name is, if `chosen` leaves it to the name; ByName: one document.
Division division_of(std::string_view name, Division chosen);

struct ContractFile {
  std::string name;  // by which tasks refer to it; empty for --contract
  std::string path;  // of the OpenAPI document
  Place where;       // in the configuration; none on the command line
};

// Documents whose URI begins with `prefix`, whole segments of it, are read from `folder` (--resolve).
struct UriMapping {
  std::string prefix;
  std::string folder;
};

// What files are held to.
struct Holding {
  // "CONTRACT" (exchanges are matched), "CONTRACT OPERATION request" or "CONTRACT OPERATION response STATUS". The
  // contract's name is left out where the plan has an unnamed one. Empty: held to the plan's schema.
  std::string as;
  Place where = {};                      // what says so in the configuration; none on the command line
  const RecordingKind* kind = nullptr;   // of recordings; null: what their content says
  std::optional<AgeLimit> max_age = {};  // likewise; nothing: they may be of any age
};

struct Task {
  std::string file;  // a path, or "-" for standard input
  Holding holding;
};

struct Plan {
  std::vector<ContractFile> contracts;
  std::optional<std::string> schema;             // path of the schema document (--schema), with an optional #fragment
  Dialect default_dialect = Dialect::Draft2020;  // of a schema without $schema; OpenAPI documents say theirs
  std::vector<Task> tasks;                       // in the order of the report
  std::vector<UriMapping> mappings;
  std::vector<std::string> placeholders;
  Engine engine = Engine::Native;
  bool assert_formats = true;
  bool assert_content = false;
  bool evaluate = false;             // also keep what every subschema says of each file; for `schema` alone
  const Formats* formats = nullptr;  // null: the built-in ones
  // Of members that the documentation does not know; nothing: not looked for. Schemas alone make no such promise.
  std::optional<Severity> undocumented = Severity::Warning;
  // In place of the severity that a finding would have; nothing: the finding is left out. Never of codes of the class
  // Unusable: what they say cannot be settled by turning it off.
  Severities severities;
  std::string standard_input_name = "<stdin>";  // what findings call it; its ending tells JSON from YAML
  std::size_t max_depth = 1024;
  Division division = Division::ByName;
  std::size_t jobs = 0;             // threads that judge the documents of one file; 0: one for each core
  std::size_t max_findings = 1000;  // that are listed of a file of many documents; the others are counted
  BulkUse bulk = BulkUse::WhereItPays;
  Instant clock = {};               // the time that ages of recordings are counted to, unless `now` is another
  std::optional<Instant> now = {};  // by which times in recordings are judged too, where they do not say their own
};

// Checks every task, whatever happens to the others. What could not be checked is in the findings and in the summary.
// `sources` receives every text that a finding points into. `coverage`, if it is not null, receives what was seen of
// the contracts and the schema of the plan; without it nothing is counted, and that costs nothing.
Outcome check(const Plan& plan, SourceMap& sources, Coverage* coverage = nullptr);

}  // namespace contract::internal
