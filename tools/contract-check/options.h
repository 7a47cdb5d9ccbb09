#pragma once
// What the command line asks for.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "check/configuration.h"
#include "check/coverage_floor.h"
#include "check/plan.h"
#include "check/recording_kinds.h"

namespace contract::tool {

enum class Color : std::uint8_t { Auto, Always, Never };

struct CheckOptions {
  std::vector<std::string> paths;
  std::optional<std::string> configuration;
  std::optional<std::string> schema;
  std::optional<std::string> contract;
  std::optional<std::string> as;
  const internal::RecordingKind* kind = nullptr;  // of recordings; null: what their content says
  std::vector<internal::UriMapping> mappings;
  std::vector<std::string> placeholders;
  std::optional<internal::SeverityChoice> undocumented;  // nothing here and below: the configuration decides
  std::optional<internal::SeverityChoice> fail_on;
  std::optional<std::string> standard_input_name;
  std::optional<std::size_t> max_depth;
  std::optional<std::size_t> jobs;
  std::optional<std::size_t> max_findings;
  std::optional<internal::Instant> now;
  bool coverage = false;                     // print the table
  std::optional<std::string> coverage_file;  // and write this
  std::vector<internal::CoverageFloor> coverage_floors;
  bool lines = false;
  bool items = false;
  internal::Engine engine = internal::Engine::Native;
  internal::Dialect default_dialect = internal::Dialect::Draft2020;
  bool no_formats = false;
  bool assert_content = false;
  bool ignore_unmatched = false;
  std::string format = "text";
  Color color = Color::Auto;
  bool quiet = false;
};

struct ListOptions {
  std::string what;                     // one of listables()
  std::optional<std::string> contract;  // "operations": of this document; else of all that the configuration names
  std::optional<std::string> configuration;
};

struct DumpOptions {
  std::string what;  // "document", "recording", "program" or "shapes"
  std::optional<std::string> file;
  const internal::RecordingKind* kind = nullptr;
  std::optional<std::string> schema;
  std::optional<std::string> contract;
  internal::Dialect default_dialect = internal::Dialect::Draft2020;
  std::vector<internal::UriMapping> mappings;
};

// Text that was asked for: --help, --version.
struct Information {
  std::string text;
};

// A command line that cannot be understood; one sentence says why.
struct Misuse {
  std::string text;
};

using Command = std::variant<CheckOptions, ListOptions, DumpOptions, Information, Misuse>;

// `arguments` without the program's name. Where the first is no command, the command is `check`.
Command parse_arguments(std::vector<std::string> arguments);

}  // namespace contract::tool
