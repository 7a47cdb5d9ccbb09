#include "check_command.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <utility>

#include "check/plan.h"
#include "check/reporting.h"
#include "check/selection.h"
#include "configuration_file.h"
#include "console.h"
#include "source/source_map.h"

namespace contract::tool {
namespace {

using internal::ExitCode;
using internal::Outcome;
using internal::SourceMap;

void report(const CheckOptions& options, const Outcome& outcome, const SourceMap& sources) {
  if (options.quiet && outcome.findings.empty()) return;
  const internal::ReportOptions style{.color = wants_color(options.color), .tool_version = CONTRACT_VERSION};
  print(internal::write_report(options.format, outcome, sources, style).value());
}

internal::Instant clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {.seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count()};
}

// Whether enough is covered. The table stands behind a report for people, and beside one for programs.
bool report_coverage(const CheckOptions& options, const internal::Coverage& coverage, bool is_quiet) {
  std::string text = options.coverage && !is_quiet ? internal::write_coverage_table(coverage) : std::string();
  const std::string below = internal::report_below(coverage, options.coverage_floors);
  if (!below.empty()) text += '\n' + below;
  if (options.coverage_file) write_file(*options.coverage_file, internal::write_coverage_json(coverage));
  const bool is_for_people = options.format == "text" || options.format == "concise";
  is_for_people ? print(text) : print_to_error(text);
  return below.empty();
}

// What the command line says outranks the configuration; lists add up.
void apply(const CheckOptions& options, internal::Configuration& configuration) {
  internal::Plan& plan = configuration.plan;
  if (options.schema || options.contract) plan.contracts.clear();
  if (options.contract) plan.contracts.push_back({.name = {}, .path = *options.contract, .where = {}});
  plan.schema = options.schema;
  plan.default_dialect = options.default_dialect;
  std::ranges::copy(options.mappings, std::back_inserter(plan.mappings));
  std::ranges::copy(options.placeholders, std::back_inserter(plan.placeholders));
  plan.engine = options.engine;
  plan.assert_formats = !options.no_formats;
  plan.assert_content = options.assert_content;
  plan.evaluate = internal::reporter_named(options.format)->evaluates;
  if (options.lines) plan.division = internal::Division::Lines;
  if (options.items) plan.division = internal::Division::Items;
  plan.jobs = options.jobs.value_or(plan.jobs);
  plan.max_findings = options.max_findings.value_or(plan.max_findings);
  plan.max_depth = options.max_depth.value_or(plan.max_depth);
  plan.standard_input_name = options.standard_input_name.value_or(plan.standard_input_name);
  plan.now = options.now;
  plan.clock = clock();
  if (options.undocumented) plan.undocumented = options.undocumented->severity;
  if (options.fail_on) configuration.fail_on = options.fail_on->severity;
}

internal::Selection select(const CheckOptions& options, const internal::Configuration& configuration,
                           SourceMap& sources) {
  if (options.schema || options.contract || options.as) {
    return internal::select_for({.as = options.as.value_or(""), .kind = options.kind}, options.paths, sources);
  }
  if (options.paths.empty()) return internal::select_all(configuration, sources);
  const auto unmatched = options.ignore_unmatched ? internal::Unmatched::Ignore : internal::Unmatched::Report;
  return internal::select_paths(configuration, options.paths, unmatched, configuration.plan.standard_input_name,
                                sources);
}

}  // namespace

ExitCode check(const CheckOptions& options) {
  SourceMap sources;
  internal::Configuration configuration;
  // A configuration that happens to lie above says nothing about files that the command line holds to something.
  if (options.configuration || (!options.schema && !options.contract)) {
    const std::string path = configuration_path(options.configuration);
    if (path.empty()) return no_configuration();
    auto opened = open_configuration(path, sources);
    if (!opened) {
      report(options, {.findings = std::move(opened.findings())}, sources);
      return ExitCode::Unusable;
    }
    configuration = std::move(*opened);
  }
  apply(options, configuration);
  if (options.kind != nullptr) {
    for (internal::CheckRule& rule : configuration.rules) rule.holding.kind = options.kind;
  }

  internal::Selection selection = select(options, configuration, sources);
  const bool all_ignored = selection.tasks.empty() && selection.findings.empty();  // --ignore-unmatched
  internal::assign(configuration.plan, std::move(selection.tasks));
  const bool counts = options.coverage || !options.coverage_floors.empty();
  internal::Coverage coverage;
  Outcome outcome = internal::check(configuration.plan, sources, counts ? &coverage : nullptr);
  internal::add_to(outcome, selection);
  report(options, outcome, sources);
  const bool is_covered = !counts || report_coverage(options, coverage, options.quiet && outcome.findings.empty());
  const ExitCode code =
      all_ignored && outcome.findings.empty() ? ExitCode::Passed : internal::exit_code(outcome, configuration.fail_on);
  return code == ExitCode::Passed && !is_covered ? ExitCode::Failed : code;
}

}  // namespace contract::tool
