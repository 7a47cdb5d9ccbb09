// The public classes, made of the parts that the tool uses too.
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "check/bulk_verdicts.h"
#include "check/compiled_contract.h"
#include "check/content.h"
#include "check/document_library.h"
#include "check/judging.h"
#include "check/recording_check.h"
#include "check/schema_check.h"
#include "check/target.h"
#include "document/pointer.h"
#include "finding/describe.h"
#include "format/format.h"
#include "include/contract/contract.h"
#include "report/output.h"
#include "report/output_units.h"
#include "report/report.h"

namespace contract {
namespace {

namespace in = internal;

Severity public_severity(in::Severity severity) {
  switch (severity) {
    case in::Severity::Note: return Severity::Note;
    case in::Severity::Warning: return Severity::Warning;
    case in::Severity::Error: return Severity::Error;
  }
  return Severity::Error;
}

std::optional<in::Severity> internal_severity(std::optional<Severity> severity) {
  if (!severity) return std::nullopt;
  switch (*severity) {
    case Severity::Note: return in::Severity::Note;
    case Severity::Warning: return in::Severity::Warning;
    case Severity::Error: return in::Severity::Error;
  }
  return in::Severity::Error;
}

std::string words_of(const in::Provenance& provenance) {
  std::string text = provenance.source;
  if (provenance.line != 0) text += ", line " + std::to_string(provenance.line);
  if (!provenance.words.empty()) text += ": " + provenance.words;
  return text;
}

// Findings leave the library the way they reach a report: in its order, without secrets.
Findings published(const in::Outcome& outcome, const in::SourceMap& sources) {
  const in::ReportOptions options;
  const in::Report report(outcome, sources, options);
  Findings findings;
  for (const in::Finding& finding : report.findings()) {
    Finding& shown = findings.emplace_back();
    shown.code = in::info(finding.code).name;
    shown.severity = public_severity(finding.severity);
    shown.message = in::describe(finding).headline;
    shown.instance = finding.instance;
    shown.schema = finding.schema_location;
    shown.documentation = words_of(finding.provenance);
    shown.operation = finding.operation;
    shown.judged = in::info(finding.code).kind == in::CodeClass::Judged;
    if (const auto location = report.locate(finding.where)) {
      shown.file = location->file;
      shown.line = location->begin.line;
      shown.column = location->begin.column;
    }
  }
  return findings;
}

in::Formats formats_of(const Options& options) {
  in::Formats formats;
  for (const auto& [name, accepts] : options.formats) formats.add(name, accepts);
  return formats;
}

std::vector<in::UriMapping> mappings_of(const Options& options) {
  std::vector<in::UriMapping> mappings;
  for (const auto& [prefix, folder] : options.resolve) mappings.push_back({.prefix = prefix, .folder = folder});
  return mappings;
}

// What both classes share: the texts of the contract, and the options of every check.
struct Base {
  explicit Base(const Options& options)
      : formats(formats_of(options)),
        library(sources, mappings_of(options)),
        compile{.assert_content = options.assert_content, .formats = &formats},
        run{.undocumented = internal_severity(options.undocumented),
            .placeholders = options.placeholders,
            .read_content = in::read_content} {}

  // Publishes the problems of loading, and says whether nothing makes it unusable.
  template <typename T>
  std::optional<T> take(in::Result<T> loaded, in::Findings remarks) {
    in::Outcome outcome{.findings = std::move(remarks)};
    if (!loaded) std::ranges::move(loaded.findings(), std::back_inserter(outcome.findings));
    problems = published(outcome, sources);
    if (!loaded) return std::nullopt;
    return std::move(*loaded);
  }

  in::SourceMap sources;
  in::Formats formats;
  in::DocumentLibrary library;
  in::CompileOptions compile;
  in::RunOptions run;
  Findings problems;
};

// The verdicts by each schema that is asked for them.
class VerdictTable {
 public:
  in::BulkVerdicts& by(const in::Yardstick& yardstick, const in::RunOptions& run) {
    const std::lock_guard lock(mutex_);
    auto& known = by_block_[yardstick.block];
    if (!known) known = std::make_unique<in::BulkVerdicts>(yardstick, run, programs_);
    return *known;
  }

 private:
  in::BulkPrograms programs_;
  std::mutex mutex_;
  std::map<in::BlockId, std::unique_ptr<in::BulkVerdicts>> by_block_;
};

LinesVerdict shown(const in::VerdictCounts& counts) {
  return {.documents = counts.documents, .valid = counts.valid};
}

// If there is nothing to judge by.
LinesVerdict none_valid(std::string_view lines) {
  LinesVerdict verdict;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) ++verdict.documents;
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return verdict;
}

}  // namespace

struct Contract::State : Base {
  State(const std::string& path, const Options& options) : Base(options) {
    in::Findings remarks;
    auto loaded = in::load_compiled_contract({}, path, library, compile, remarks);
    compiled = take(std::move(loaded), std::move(remarks));
    if (compiled) contracts.emplace(std::string(), &*compiled);
  }

  // What bodies are held to; nothing if `as` names none.
  std::optional<in::Yardstick> yardstick(std::string_view as) const {
    const auto target = in::parse_target(as, {}, contracts);
    if (!target || target->kind == in::TargetKind::Exchanges) return std::nullopt;
    return in::body_yardstick(*target);
  }

  std::optional<in::CompiledContract> compiled;
  in::Contracts contracts;
  mutable VerdictTable verdicts;
};

struct Schema::State : Base {
  State(const std::string& path, const Options& options) : Base(options) {
    in::Findings remarks;
    auto loaded = in::SchemaCheck::load({.path = path}, library, compile, remarks);
    check = take(std::move(loaded), std::move(remarks));
  }

  std::optional<in::SchemaCheck> check;
  mutable VerdictTable verdicts;
};

Contract::Contract(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Contract Contract::load(const std::string& path, const Options& options) {
  return Contract(std::make_shared<const State>(path, options));
}

Contract::operator bool() const {
  return state_->compiled.has_value();
}

const Findings& Contract::problems() const {
  return state_->problems;
}

Findings Contract::check(std::string_view as, std::string_view body, std::string_view name) const {
  if (!*this) return problems();
  in::SourceMap sources(&state_->sources);
  in::Outcome outcome;
  const in::SourceId words = sources.add("target", std::string(as));
  const in::Place where{.source = words, .span = {.begin = 0, .end = static_cast<std::uint32_t>(as.size())}};
  auto target = in::parse_target(as, where, state_->contracts);
  if (target) {
    const in::SourceId source = sources.add(std::string(name), std::string(body));
    in::check_body({.sources = sources, .run = state_->run, .read = {}}, *target, source, outcome);
  } else {
    outcome.findings = std::move(target.findings());
  }
  return published(outcome, sources);
}

bool Contract::accepts(std::string_view as, std::string_view body) const {
  const auto yardstick = *this ? state_->yardstick(as) : std::nullopt;
  return yardstick && state_->verdicts.by(*yardstick, state_->run).accepts(body);
}

LinesVerdict Contract::check_lines(std::string_view as, std::string_view bodies, std::size_t jobs) const {
  const auto yardstick = *this ? state_->yardstick(as) : std::nullopt;
  if (!yardstick) return none_valid(bodies);
  return shown(state_->verdicts.by(*yardstick, state_->run).count_lines(bodies, jobs));
}

Findings Contract::check_recording(std::string_view recording, std::string_view name) const {
  if (!*this) return problems();
  in::SourceMap sources(&state_->sources);
  in::Outcome outcome;
  const in::SourceId source = sources.add(std::string(name), std::string(recording));
  in::check_recording({.sources = sources, .run = state_->run, .read = {}}, *state_->compiled, nullptr, source,
                      outcome);
  return published(outcome, sources);
}

Schema::Schema(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Schema Schema::load(const std::string& path, const Options& options) {
  return Schema(std::make_shared<const State>(path, options));
}

Schema::operator bool() const {
  return state_->check.has_value();
}

const Findings& Schema::problems() const {
  return state_->problems;
}

Findings Schema::check(std::string_view instance, std::string_view name) const {
  if (!*this) return problems();
  in::SourceMap sources(&state_->sources);
  in::Outcome outcome;
  const in::SourceId source = sources.add(std::string(name), std::string(instance));
  state_->check->check({.sources = sources, .run = state_->run, .read = {}}, source, outcome);
  return published(outcome, sources);
}

bool Schema::accepts(std::string_view instance) const {
  return *this && state_->verdicts.by(state_->check->yardstick(), state_->run).accepts(instance);
}

LinesVerdict Schema::check_lines(std::string_view instances, std::size_t jobs) const {
  if (!*this) return none_valid(instances);
  return shown(state_->verdicts.by(state_->check->yardstick(), state_->run).count_lines(instances, jobs));
}

namespace {

in::OutputWriter writer_of(OutputFormat format) {
  switch (format) {
    case OutputFormat::Flag: return in::write_flag;
    case OutputFormat::Basic: return in::write_basic;
    case OutputFormat::Detailed: return in::write_detailed;
    case OutputFormat::Verbose: return in::write_verbose;
    case OutputFormat::List: return in::write_list;
    case OutputFormat::Hierarchical: return in::write_hierarchical;
  }
  return in::write_flag;
}

in::Evaluation refusal(const Findings& problems) {
  in::Findings findings;
  for (const Finding& problem : problems) {
    if (problem.severity != Severity::Error) continue;
    findings.push_back(in::make_finding(in::Code::BadSchema, {}, in::Detail{.text = problem.message, .help = {}}));
  }
  return in::not_evaluated(std::move(findings));
}

std::vector<Annotation> annotations_of(const in::Evaluation& evaluation) {
  std::vector<Annotation> annotations;
  const std::vector<in::OutputUnit> units = in::output_units(evaluation);
  for (const std::uint32_t at : in::in_order(units)) {
    const in::OutputUnit& unit = units[at];
    if (unit.annotation.empty()) continue;
    const std::string_view token = std::string_view(unit.keyword_location).substr(unit.keyword_location.rfind('/') + 1);
    annotations.push_back({.instance = unit.instance_location,
                           .keyword = in::unescape_token(token),
                           .value = unit.annotation,
                           .keyword_location = unit.keyword_location,
                           .absolute_keyword_location = unit.absolute_location});
  }
  return annotations;
}

}  // namespace

std::string Schema::evaluate(std::string_view instance, OutputFormat format, std::string_view name) const {
  if (!*this) return in::write_output(writer_of(format), refusal(problems()));
  in::SourceMap sources(&state_->sources);
  in::Outcome outcome;
  const in::SourceId source = sources.add(std::string(name), std::string(instance));
  const in::CheckContext context{.sources = sources, .run = state_->run, .read = {}};
  outcome.evaluations.push_back({.evaluation = state_->check->evaluate(context, source, outcome)});
  const in::ReportOptions options;
  const in::Report report(outcome, sources, options);
  return in::write_output(writer_of(format), report.evaluations().front().evaluation);
}

Annotated Schema::annotate(std::string_view instance, std::string_view name) const {
  Annotated annotated{.findings = check(instance, name), .annotations = {}};
  if (!*this) return annotated;
  in::SourceMap sources(&state_->sources);
  in::Outcome outcome;
  const in::SourceId source = sources.add(std::string(name), std::string(instance));
  const in::CheckContext context{.sources = sources, .run = state_->run, .read = {}};
  annotated.annotations = annotations_of(state_->check->evaluate(context, source, outcome));
  return annotated;
}

bool passed(const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::Error || !finding.judged) return false;
  }
  return true;
}

std::string to_string(const Finding& finding) {
  std::string text = finding.file;
  if (finding.line != 0) text += ":" + std::to_string(finding.line) + ":" + std::to_string(finding.column);
  constexpr std::string_view kSeverities[]{"note", "warning", "error"};
  text += ": " + std::string(kSeverities[static_cast<int>(finding.severity)]) + "[" + finding.code + "]: ";
  return text + finding.message;
}

std::string_view version() {
  return CONTRACT_VERSION;
}

}  // namespace contract
