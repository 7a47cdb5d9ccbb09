#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/bulk_documents.h"
#include "check/bulk_exchanges.h"
#include "check/compiled_contract.h"
#include "check/content.h"
#include "check/coverage_recorder.h"
#include "check/document_library.h"
#include "check/document_stream.h"
#include "check/judging.h"
#include "check/plan.h"
#include "check/quick_verdicts.h"
#include "check/read_source.h"
#include "check/recording_check.h"
#include "check/schema_check.h"
#include "check/target.h"
#include "read/item_batches.h"
#include "read/line_batches.h"

namespace contract::internal {
namespace {

void add(Findings findings, Outcome& outcome) {
  std::ranges::move(findings, std::back_inserter(outcome.findings));
}

// A document of so many values takes a few dozen megabytes, and files of many documents promise to take no more.
constexpr std::size_t kMostValues = 600'000;

class PlanRun {
 public:
  PlanRun(const Plan& plan, SourceMap& sources, Coverage* coverage)
      : plan_(plan),
        sources_(sources),
        library_(sources, plan.mappings),
        context_{
            .sources = sources,
            .run = {.undocumented = plan.undocumented, .placeholders = plan.placeholders, .read_content = read_content},
            .read = {.max_depth = plan.max_depth},
            .quick = &quick_,
            .now = plan.now,
            .clock = plan.now.value_or(plan.clock)},
        quick_(programs_, context_.run, context_.read, plan.bulk),
        coverage_(coverage) {
    if (coverage_ != nullptr) context_.coverage = &recorder_.emplace();
  }

  Outcome run() {
    load();
    for (const Task& task : plan_.tasks) check_task(task);
    apply(plan_.severities, outcome_.findings);
    settle_files();
    if (recorder_) *coverage_ = recorder_->coverage();
    return std::move(outcome_);
  }

 private:
  // ---- what files are held to

  void load() {
    const CompileOptions options{
        .assert_formats = plan_.assert_formats, .assert_content = plan_.assert_content, .formats = plan_.formats};
    for (const ContractFile& file : plan_.contracts) {
      Findings remarks;
      Result<CompiledContract> loaded = load_compiled_contract(file.name, file.path, library_, options, remarks);
      add(std::move(remarks), outcome_);
      if (!loaded) add(std::move(loaded.findings()), outcome_);
      const CompiledContract* contract = nullptr;
      if (loaded) contract = loaded_.emplace_back(std::make_unique<CompiledContract>(std::move(*loaded))).get();
      contracts_.emplace(file.name, contract);
      if (recorder_ && contract != nullptr) recorder_->add(*contract);
    }
    if (!plan_.schema) return;
    Findings remarks;
    Result<SchemaCheck> loaded = SchemaCheck::load(
        {.path = *plan_.schema, .engine = plan_.engine, .dialect = plan_.default_dialect}, library_, options, remarks);
    add(std::move(remarks), outcome_);
    if (loaded) {
      schema_.emplace(std::move(*loaded));
      if (recorder_) recorder_->add(schema_->yardstick());
    } else {
      add(std::move(loaded.findings()), outcome_);
    }
  }

  // ---- one task

  void check_task(const Task& task) {
    const std::string& name = task.file == "-" ? plan_.standard_input_name : task.file;
    const auto [status, is_new] = statuses_.try_emplace(name, Progress{.index = outcome_.files.size()});
    if (is_new) outcome_.files.push_back({.name = name});
    if (!check_file(task, name)) status->second.status = FileStatus::NotChecked;
  }

  // False: there is nothing to judge by, and a finding said so when it was loaded.
  bool check_file(const Task& task, const std::string& name) {
    const bool by_schema = task.holding.as.empty() && plan_.schema;
    const Division division = division_of(name, plan_.division);
    if (division != Division::ByName && by_schema) {
      if (schema_) check_documents_of(task, name, division, schema_->yardstick(), true);
      return schema_.has_value();
    }
    const std::optional<Target>* const target = by_schema ? nullptr : &target_of(task);
    if (target != nullptr && !*target) return false;
    const bool is_body = target != nullptr && (*target)->kind != TargetKind::Exchanges;
    if (division != Division::ByName && is_body) {
      if (const auto yardstick = body_yardstick(**target)) {
        const std::uint64_t before = judged_of(name);
        check_documents_of(task, name, division, *yardstick, false);
        if (recorder_) recorder_->see(**target, judged_of(name) - before);
        return true;
      }
    }
    const bool is_recording = target != nullptr && (*target)->kind == TargetKind::Exchanges;
    if (is_recording && check_entries_of(task, name, *(*target)->contract)) return true;
    const std::size_t before = outcome_.findings.size();
    Result<SourceId> source = read_source(task.file, sources_, plan_.standard_input_name);
    if (!source) {
      add(std::move(source.findings()), outcome_);
      return true;
    }
    context_.max_age = task.holding.max_age;
    const bool is_judged = by_schema ? check_against_schema(*source) : check_as(task, **target, *source);
    if (outcome_.findings.size() == before) sources_.forget(*source);
    return is_judged;
  }

  // ---- files of many documents

  void check_documents_of(const Task& task, const std::string& name, Division division, const Yardstick& yardstick,
                          bool is_schema_alone) {
    if (plan_.evaluate || (is_schema_alone && schema_->asks_oracle())) {
      outcome_.findings.push_back(not_checked(
          sources_.add(name, {}), plan_.evaluate
                                      ? "this report is about one document a file, and this file holds many"
                                      : "the engine valijson judges one document a file, and this file holds many"));
      return;
    }
    Result<FileReader> file = open_source(task.file, sources_);
    if (!file) return add(std::move(file.findings()), outcome_);
    const bool items = division == Division::Items;
    const BulkTask bulk{.name = name,
                        .items = items,
                        .yardstick = yardstick,
                        .entry = programs_.entry(yardstick),
                        .run = is_schema_alone ? SchemaCheck::without_documentation(context_.run) : context_.run,
                        .read = {.max_depth = plan_.max_depth,
                                 .max_values = kMostValues,
                                 .takes_mark = !items,
                                 .unit = items ? "file" : "line"},
                        .severities = plan_.severities,
                        .placeholders = PlaceholderSearch(plan_.placeholders),
                        .coverage = context_.coverage};
    const StreamOptions options{.jobs = plan_.jobs, .max_findings = plan_.max_findings};
    DocumentCounts counts;
    if (items) {
      ItemBatches batches(std::move(*file));
      counts = check_documents(batch_task(bulk), batches, options, sources_, outcome_);
    } else {
      LineBatches batches(std::move(*file));
      counts = check_documents(batch_task(bulk), batches, options, sources_, outcome_);
    }
    outcome_.files[statuses_.find(name)->second.index].counts.add(counts);
    raise(name, counts);
  }

  // Holds the exchanges of a recording to a contract one by one. False: it must be read as a whole, to see what it is
  // or how old all of it is.
  bool check_entries_of(const Task& task, const std::string& name, const CompiledContract& contract) {
    if (task.holding.max_age) return false;
    const EntryStream* const stream = entry_stream(head_of(task.file), task.holding.kind);
    if (stream == nullptr) return false;
    Result<FileReader> file = open_source(task.file, sources_);
    if (!file) return false;
    const ExchangeTask entries{.name = name,
                               .stream = *stream,
                               .contract = contract,
                               .credentials = CredentialNames(contract.contract),
                               .context = context_,
                               .read = {.max_depth = plan_.max_depth, .max_values = kMostValues, .takes_mark = false},
                               .severities = plan_.severities,
                               .bulk = plan_.bulk};
    ItemBatches batches(std::move(*file), {}, stream->array);
    const DocumentCounts counts = check_documents(
        batch_task(entries), batches, {.jobs = plan_.jobs, .max_findings = plan_.max_findings}, sources_, outcome_);
    outcome_.exchanges += counts.exchanges;
    raise(name, counts);
    return true;
  }

  // The beginning of a file; nothing of standard input, which can be read only once.
  static std::string head_of(const std::string& path) {
    if (path == "-") return {};
    auto file = FileReader::open(path);
    auto* const reader = std::get_if<FileReader>(&file);
    std::string head(BatchSizes().chunk, '\0');
    const auto got = reader == nullptr ? FileError{} : reader->read(head);
    const auto* const size = std::get_if<std::size_t>(&got);
    head.resize(size == nullptr ? 0 : *size);
    return head;
  }

  void raise(std::string_view name, const DocumentCounts& counts) {
    if (counts.not_checked + counts.cut_short != 0) raise(name, FileStatus::NotChecked);
    if (counts.with_findings != 0) raise(name, FileStatus::WithFindings);
  }

  // The documents of a file that were judged.
  std::uint64_t judged_of(const std::string& name) const {
    const DocumentCounts& counts = outcome_.files[statuses_.find(name)->second.index].counts;
    return counts.documents - counts.not_checked;
  }

  // ---- files that are one document

  // False: there is nothing to judge by, and a finding said so when it was loaded.
  bool check_against_schema(SourceId source) {
    if (schema_) schema_->check(context_, source, outcome_);
    if (schema_ && plan_.evaluate) {
      const std::string name(sources_.name(source));
      outcome_.evaluations.push_back({.name = name, .evaluation = schema_->evaluate(context_, source, outcome_)});
    }
    return schema_.has_value();
  }

  bool check_as(const Task& task, const Target& target, SourceId source) {
    if (target.kind == TargetKind::Exchanges) {
      check_recording(context_, *target.contract, task.holding.kind, source, outcome_);
    } else {
      const std::size_t before = outcome_.findings.size();
      check_body(context_, target, source, outcome_);
      const bool is_judged =
          std::ranges::none_of(std::span(outcome_.findings).subspan(before),
                               [](const Finding& finding) { return info(finding.code).kind == CodeClass::Unusable; });
      if (recorder_ && is_judged) recorder_->see(target, 1);
    }
    return true;
  }

  // What a task is held to; words that are not understood are reported once, however many files they are for.
  const std::optional<Target>& target_of(const Task& task) {
    const auto [known, is_new] =
        targets_.try_emplace({task.holding.where.source, task.holding.where.span.begin, task.holding.as});
    if (!is_new) return known->second;
    const Place where =
        task.holding.where.source == SourceId::none ? command_line_place(task.holding.as) : task.holding.where;
    Result<Target> target = parse_target(task.holding.as, where, contracts_);
    if (!target) {
      add(std::move(target.findings()), outcome_);
    } else if (target->contract != nullptr) {
      known->second = std::move(*target);
    }
    return known->second;
  }

  // A place for words of the command line, so that findings can show them.
  Place command_line_place(const std::string& text) {
    return {.source = sources_.add("--as", text), .span = {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}};
  }

  // ---- at the end

  // Files stand in the order of the plan, each once, although several tasks may be about it.
  void settle_files() {
    for (const Finding& finding : outcome_.findings) {
      if (finding.where.source == SourceId::none) continue;
      const bool unusable = info(finding.code).kind == CodeClass::Unusable;
      raise(sources_.name(finding.where.source), unusable ? FileStatus::NotChecked : FileStatus::WithFindings);
    }
    for (CheckedFile& file : outcome_.files) file.status = statuses_[file.name].status;
  }

  void raise(std::string_view name, FileStatus status) {
    const auto file = statuses_.find(name);
    if (file != statuses_.end()) file->second.status = std::max(file->second.status, status);
  }

  struct Progress {
    std::size_t index = 0;  // in the files of the outcome
    FileStatus status = FileStatus::Clean;
  };

  const Plan& plan_;
  SourceMap& sources_;
  DocumentLibrary library_;
  CheckContext context_;
  BulkPrograms programs_;
  QuickVerdicts quick_;
  Coverage* coverage_;
  std::optional<CoverageRecorder> recorder_;  // where coverage is asked for
  std::vector<std::unique_ptr<CompiledContract>> loaded_;
  Contracts contracts_;
  std::optional<SchemaCheck> schema_;
  std::map<std::tuple<SourceId, std::uint32_t, std::string>, std::optional<Target>> targets_;
  std::map<std::string, Progress, std::less<>> statuses_;  // of the files, by name
  Outcome outcome_;
};

}  // namespace

Outcome check(const Plan& plan, SourceMap& sources, Coverage* coverage) {
  return PlanRun(plan, sources, coverage).run();
}

}  // namespace contract::internal
