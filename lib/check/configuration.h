#pragma once
// contract-check.yaml: which files are held to what, and how strictly.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/plan.h"
#include "finding/result.h"
#include "source/source_map.h"
#include "text/glob.h"

namespace contract::internal {

inline constexpr std::string_view kConfigurationName = "contract-check.yaml";

struct FilePattern {
  std::string text;  // as written
  Glob glob;         // of absolute paths
  Place where;
};

// One entry of `checks`.
struct CheckRule {
  std::vector<FilePattern> files;
  Holding holding;
};

struct Configuration {
  SourceId source = SourceId::none;
  Plan plan;  // without tasks and schema, which are not for a configuration to say
  std::vector<CheckRule> rules;
  std::optional<Severity> fail_on = Severity::Error;  // nothing: no finding fails a check
};

// Reads the configuration in `source`, whose name is its path: paths in it are relative to its folder. It is used as a
// whole or not at all: any mistake is a failure, and all of them are in it, each with its place.
Result<Configuration> read_configuration(SourceId source, const SourceMap& sources);

// Where a severity can be chosen, nothing can be too.
struct SeverityChoice {
  std::optional<Severity> severity;
};

// Understands "note", "warning", "error" and the word for nothing: "off", "never".
std::optional<SeverityChoice> severity_choice(std::string_view word, std::string_view nothing);

// Why `pattern` cannot be a placeholder, as a sentence without a full stop; empty if it can.
std::string placeholder_problem(std::string_view pattern);

// Why documents cannot be mapped by `prefix`, likewise.
std::string prefix_problem(std::string_view prefix);
std::string folder_problem(const std::string& folder);  // of the folder that its documents are in

}  // namespace contract::internal
