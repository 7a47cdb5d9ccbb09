#include "options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "check/reporting.h"
#include "command_line.h"
#include "format/instant.h"
#include "help.h"
#include "list_command.h"
#include "text/nearest.h"

namespace contract::tool {
namespace {

constexpr std::size_t kDeepest = 1'000'000;
constexpr std::size_t kMostJobs = 1024;
constexpr std::size_t kMostFindings = 1'000'000;

// Words as "text, concise or json".
std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::string must_be(std::span<const std::string_view> words, std::string_view got) {
  const std::string meant = internal::nearest(got, words);
  return fmt::format("must be {}, not {}{}", listed(words), got.empty() ? "empty" : got,
                     meant.empty() ? "" : fmt::format("; did you mean {}?", meant));
}

Take severity_into(std::optional<internal::SeverityChoice>& target, std::string_view nothing) {
  return [&target, nothing](const std::string& value) -> std::string {
    target = internal::severity_choice(value, nothing);
    const std::array<std::string_view, 4> words = {"note", "warning", "error", nothing};
    return target ? std::string() : must_be(words, value);
  };
}

template <typename T, std::size_t count>
Take word_into(T& target, std::array<std::pair<std::string_view, T>, count> words) {
  return [&target, words](const std::string& value) -> std::string {
    std::array<std::string_view, count> names;
    for (std::size_t i = 0; i < count; ++i) {
      names[i] = words[i].first;
      if (names[i] != value) continue;
      target = words[i].second;
      return {};
    }
    return must_be(names, value);
  };
}

Take mapping_into(std::vector<internal::UriMapping>& mappings) {
  return [&mappings](const std::string& value) -> std::string {
    const std::size_t equals = value.rfind('=');
    if (equals == std::string::npos || equals + 1 == value.size()) return "must be URI-PREFIX=FOLDER, not " + value;
    std::string prefix = value.substr(0, equals);
    std::string folder = value.substr(equals + 1);
    std::string problem = internal::prefix_problem(prefix);
    if (problem.empty()) problem = internal::folder_problem(folder);
    if (!problem.empty()) return "cannot be used: " + problem;
    mappings.push_back({.prefix = std::move(prefix), .folder = std::move(folder)});
    return {};
  };
}

Take placeholder_into(std::vector<std::string>& placeholders) {
  return [&placeholders](const std::string& value) -> std::string {
    if (std::string problem = internal::placeholder_problem(value); !problem.empty()) {
      return "cannot be used: " + problem;
    }
    placeholders.push_back(value);
    return {};
  };
}

Take number_into(std::optional<std::size_t>& target, std::size_t least, std::size_t most) {
  return [&target, least, most](const std::string& value) -> std::string {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < least || number > most) {
      return fmt::format("must be a number from {} to {}, not {}", least, most, value);
    }
    target = number;
    return {};
  };
}

Take dialect_into(internal::Dialect& target) {
  return [&target](const std::string& value) -> std::string {
    if (const auto dialect = internal::dialect_named(value)) {
      target = *dialect;
      return {};
    }
    return must_be(internal::dialect_names(), value);
  };
}

std::string default_dialect_help() {
  return fmt::format("that of a schema without $schema: {};\n2020-12 unless said otherwise",
                     listed(internal::dialect_names()));
}

Take kind_into(const internal::RecordingKind*& target) {
  return [&target](const std::string& value) -> std::string {
    target = internal::recording_kind_named(value);
    if (target != nullptr) return {};
    std::vector<std::string_view> names;
    for (const internal::RecordingKind& kind : internal::all_recording_kinds()) names.push_back(kind.name);
    return must_be(names, value);
  };
}

Take instant_into(std::optional<internal::Instant>& target) {
  return [&target](const std::string& value) -> std::string {
    target = internal::parse_instant(value);
    return target ? std::string() : "must be a time such as 2025-04-15T10:59:58Z, not " + value;
  };
}

Take floor_into(std::vector<internal::CoverageFloor>& floors) {
  return [&floors](const std::string& value) -> std::string {
    auto floor = internal::parse_coverage_floor(value);
    if (auto* problem = std::get_if<std::string>(&floor)) return std::move(*problem);
    floors.push_back(std::get<internal::CoverageFloor>(std::move(floor)));
    return {};
  };
}

Take coverage_into(CheckOptions& options) {
  return [&options](const std::string& value) -> std::string {
    options.coverage = true;
    if (!value.empty()) options.coverage_file = value;
    return {};
  };
}

Take format_into(std::string& target) {
  return [&target](const std::string& value) -> std::string {
    std::vector<std::string_view> names;
    for (const internal::ReporterInfo& reporter : internal::all_reporters()) names.push_back(reporter.name);
    if (std::ranges::find(names, value) == names.end()) return must_be(names, value);
    target = value;
    return {};
  };
}

std::string combination_problem(const CheckOptions& options) {
  if (options.schema && options.contract) return "--schema and --contract exclude each other";
  if (options.schema && options.as) return "--as belongs to contracts; --schema holds every file to that schema";
  if (options.kind != nullptr && options.schema)
    return "--kind is for recordings; --schema holds documents to a schema";
  if (options.kind != nullptr && options.as && options.as->find(' ') != std::string::npos) {
    return "--kind is for recordings, and --as names one body";
  }
  if (options.lines && options.items) return "--lines and --items exclude each other";
  if (options.engine == internal::Engine::Valijson && !options.schema) return "--engine valijson needs --schema";
  if (internal::reporter_named(options.format)->evaluates) {
    const std::string format = "--format " + options.format;
    if (!options.schema) return format + " is the output of a JSON Schema, so it needs --schema";
    if (options.engine != internal::Engine::Native) return format + " needs the native engine";
  }
  const bool counts = options.coverage || !options.coverage_floors.empty();
  if (counts && options.engine != internal::Engine::Native) return "coverage needs the native engine";
  if (options.paths.empty() && (options.schema || options.contract || options.as)) {
    return "name the files to check, or - for standard input";
  }
  if (options.ignore_unmatched && (options.schema || options.contract || options.as)) {
    return "--ignore-unmatched is about the patterns of a configuration, and here every file is held to the same";
  }
  return {};
}

void add_information(CommandLine& line, bool& help, bool& version) {
  line.heading("Other");
  line.flag("-h,--help", "show this", help);
  line.flag("-V,--version", "show the version", version);
}

// What every command does with --help and --version, and with mistakes.
template <typename HelpText>
std::optional<Command> information(const std::optional<std::string>& problem, bool help, bool version,
                                   HelpText help_text) {
  if (problem) return Misuse{*problem};
  if (help) return Information{help_text()};
  if (version) return Information{version_text()};
  return std::nullopt;
}

Command parse_check(const std::vector<std::string>& arguments) {
  CheckOptions options;
  CommandLine line;
  line.heading("What files are held to");
  line.value("--config", "FILE", "the configuration; else contract-check.yaml is looked for upwards from here",
             text_into(options.configuration));
  line.value("--schema", "FILE", "hold every PATH to this JSON Schema; FILE#/POINTER is a part of one",
             text_into(options.schema));
  line.value("--default-dialect", "NAME", default_dialect_help(), dialect_into(options.default_dialect));
  line.value("--contract", "FILE", "hold every PATH, a recording, to this OpenAPI document",
             text_into(options.contract));
  line.value("--as", "WHAT",
             "every PATH is a body: \"OPERATION request\" or \"OPERATION response STATUS\"\n"
             "(without --contract the name of a contract of the configuration stands before)",
             text_into(options.as));
  line.value("--kind", "NAME",
             "what kind of recording every PATH is, whatever its content says;\n"
             "see `contract-check list readers`",
             kind_into(options.kind));
  line.values("--resolve", "PREFIX=FOLDER", "read documents whose URI begins with PREFIX from FOLDER",
              mapping_into(options.mappings));
  line.value("--stdin-name", "NAME", "the file that standard input (-) stands for",
             text_into(options.standard_input_name));
  line.flag("--lines", "every PATH holds one JSON document a line, as .ndjson and .jsonl files do", options.lines);
  line.flag("--items", "every PATH is one array, whose items are the documents", options.items);
  line.flag("--ignore-unmatched", "pass over PATHs that the configuration has no pattern for",
            options.ignore_unmatched);

  line.heading("How strictly");
  line.value("--fail-on", "SEVERITY", "exit with 1 from note, warning or error (default) on, or never",
             severity_into(options.fail_on, "never"));
  line.value("--undocumented", "SEVERITY",
             "of members that the documentation does not know: off, note,\n"
             "warning (default) or error",
             severity_into(options.undocumented, "off"));
  line.values("--placeholder", "PATTERN", "strings that stand for any string whatever its format, such as '${*}'",
              placeholder_into(options.placeholders));
  line.value("--now", "TIME",
             "what time it is, for `max-age` and for times in recordings, such as\n2025-04-15T10:59:58Z",
             instant_into(options.now));
  line.values("--min-coverage", "PERCENT",
              "exit with 1 if less of all is covered, or of one kind: members=90\n(see docs/coverage.md)",
              floor_into(options.coverage_floors));
  line.flag("--no-formats", "do not check `format`", options.no_formats);
  line.flag("--assert-content", "check contentEncoding, contentMediaType and contentSchema", options.assert_content);
  line.value("--max-depth", "NUMBER", "how deep values may be nested (default 1024; in YAML never beyond 400)",
             number_into(options.max_depth, 1, kDeepest));
  line.value(
      "--engine", "NAME", "native (default), or valijson for a second opinion on schemas of drafts 4 and 7",
      word_into(options.engine, std::array{std::pair{std::string_view("native"), internal::Engine::Native},
                                           std::pair{std::string_view("valijson"), internal::Engine::Valijson}}));

  line.value("--jobs", "NUMBER", "threads for a file of many documents (default: one for each core)",
             number_into(options.jobs, 1, kMostJobs));

  line.heading("Report");
  line.value("--format", "NAME",
             "text (default), concise, json, or an output of JSON Schema such as basic;\n"
             "see `contract-check list reporters`",
             format_into(options.format));
  line.value("--color", "WHEN", "auto (default: on a terminal), always or never",
             word_into(options.color, std::array{std::pair{std::string_view("auto"), Color::Auto},
                                                 std::pair{std::string_view("always"), Color::Always},
                                                 std::pair{std::string_view("never"), Color::Never}}));
  line.value("--max-findings", "NUMBER", "of a file of many documents list so many (default 1000) and count the others",
             number_into(options.max_findings, 1, kMostFindings));
  line.optional_value("--coverage", "[=FILE]",
                      "count what of the contract was seen: a table, and FILE with all of it as JSON",
                      coverage_into(options));
  line.flag("-q,--quiet", "print nothing if nothing is found", options.quiet);

  bool help = false;
  bool version = false;
  add_information(line, help, version);
  const auto problem = line.parse(arguments);
  if (auto done = information(problem, help, version, [&] { return check_help(line.options_help()); }))
    return std::move(*done);
  options.paths = line.operands();
  if (std::string wrong = combination_problem(options); !wrong.empty()) return Misuse{std::move(wrong)};
  return options;
}

Command parse_list(const std::vector<std::string>& arguments) {
  ListOptions options;
  CommandLine line;
  line.heading("For operations");
  line.value("--contract", "FILE", "those of this OpenAPI document", text_into(options.contract));
  line.value("--config", "FILE",
             "those of the contracts that this configuration names; else contract-check.yaml\n"
             "is looked for upwards from here",
             text_into(options.configuration));
  bool help = false;
  bool version = false;
  add_information(line, help, version);
  const auto problem = line.parse(arguments);
  if (auto done = information(problem, help, version, [&] { return list_help(line.options_help()); }))
    return std::move(*done);

  std::vector<std::string_view> names;
  for (const Listable& listable : listables()) names.push_back(listable.name);
  if (line.operands().size() != 1) return Misuse{fmt::format("list takes one WHAT: {}", listed(names))};
  options.what = line.operands().front();
  if (std::ranges::find(names, options.what) == names.end()) {
    return Misuse{fmt::format("WHAT {}", must_be(names, options.what))};
  }
  if (options.contract && options.configuration) return Misuse{"--contract and --config exclude each other"};
  return options;
}

Command parse_dump(const std::vector<std::string>& arguments) {
  DumpOptions options;
  CommandLine line;
  line.heading("For programs and shapes");
  line.value("--schema", "FILE", "what this JSON Schema is compiled to", text_into(options.schema));
  line.value("--default-dialect", "NAME", default_dialect_help(), dialect_into(options.default_dialect));
  line.value("--contract", "FILE", "what the schemas of this OpenAPI document are compiled to",
             text_into(options.contract));
  line.values("--resolve", "PREFIX=FOLDER", "read documents whose URI begins with PREFIX from FOLDER",
              mapping_into(options.mappings));
  line.heading("For recordings");
  line.value("--kind", "NAME", "what kind of recording FILE is; see `contract-check list readers`",
             kind_into(options.kind));
  bool help = false;
  bool version = false;
  add_information(line, help, version);
  const auto problem = line.parse(arguments);
  if (auto done = information(problem, help, version, [&] { return dump_help(line.options_help()); }))
    return std::move(*done);

  const std::vector<std::string>& operands = line.operands();
  constexpr std::array<std::string_view, 4> kWhat = {"document", "recording", "program", "shapes"};
  if (operands.empty()) return Misuse{fmt::format("dump takes a WHAT: {}", listed(kWhat))};
  options.what = operands.front();
  if (options.kind != nullptr && options.what != "recording") return Misuse{"--kind is for dump recording"};
  if (options.what == "document" || options.what == "recording") {
    if (operands.size() != 2) return Misuse{fmt::format("dump {} takes one FILE", options.what)};
    if (options.schema || options.contract)
      return Misuse{"--schema and --contract are for dump program and dump shapes"};
    options.file = operands.back();
    return options;
  }
  if (options.what != "program" && options.what != "shapes")
    return Misuse{fmt::format("WHAT {}", must_be(kWhat, options.what))};
  if (operands.size() != 1 || options.schema.has_value() == options.contract.has_value()) {
    return Misuse{fmt::format("dump {} takes one of --schema FILE and --contract FILE", options.what)};
  }
  return options;
}

}  // namespace

Command parse_arguments(std::vector<std::string> arguments) {
  const std::string first = arguments.empty() ? std::string() : arguments.front();
  if (first == "check" || first == "list" || first == "dump") arguments.erase(arguments.begin());
  if (first == "list") return parse_list(arguments);
  if (first == "dump") return parse_dump(arguments);
  return parse_check(arguments);
}

}  // namespace contract::tool
