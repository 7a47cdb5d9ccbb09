#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/compiled_contract.h"
#include "check/content.h"
#include "check/document_library.h"
#include "check/judging.h"
#include "check/plan.h"
#include "check/read_source.h"
#include "check/recording_check.h"
#include "check/schema_check.h"
#include "check/target.h"

namespace contract::internal {
namespace {

void add(Findings findings, Outcome& outcome) {
  std::ranges::move(findings, std::back_inserter(outcome.findings));
}

class PlanRun {
 public:
  PlanRun(const Plan& plan, SourceMap& sources)
      : plan_(plan),
        sources_(sources),
        library_(sources, plan.mappings),
        context_{
            .sources = sources,
            .run = {.undocumented = plan.undocumented, .placeholders = plan.placeholders, .read_content = read_content},
            .read = {.max_depth = plan.max_depth}} {}

  Outcome run() {
    load();
    for (const Task& task : plan_.tasks) check_task(task);
    apply_severities();
    settle_files();
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
    }
    if (!plan_.schema) return;
    Findings remarks;
    Result<SchemaCheck> loaded = SchemaCheck::load(
        {.path = *plan_.schema, .engine = plan_.engine, .dialect = plan_.default_dialect}, library_, options, remarks);
    add(std::move(remarks), outcome_);
    if (loaded) {
      schema_.emplace(std::move(*loaded));
    } else {
      add(std::move(loaded.findings()), outcome_);
    }
  }

  // ---- one task

  void check_task(const Task& task) {
    const std::string& name = task.file == "-" ? plan_.standard_input_name : task.file;
    if (statuses_.emplace(name, FileStatus::Clean).second) outcome_.files.push_back({.name = name});
    const std::size_t before = outcome_.findings.size();
    Result<SourceId> source = read_source(task.file, sources_, plan_.standard_input_name);
    if (!source) {
      add(std::move(source.findings()), outcome_);
      return;
    }
    const bool judged = task.as.empty() && plan_.schema ? check_against_schema(*source) : check_as(task, *source);
    if (!judged) statuses_[name] = FileStatus::NotChecked;
    if (outcome_.findings.size() == before) sources_.forget(*source);
  }

  // False: there is nothing to judge by, and a finding said so when it was loaded.
  bool check_against_schema(SourceId source) {
    if (schema_) schema_->check(context_, source, outcome_);
    if (schema_ && plan_.evaluate) {
      const std::string name(sources_.name(source));
      outcome_.evaluations.push_back({.name = name, .evaluation = schema_->evaluate(context_, source, outcome_)});
    }
    return schema_.has_value();
  }

  bool check_as(const Task& task, SourceId source) {
    const std::optional<Target>& target = target_of(task);
    if (!target) return false;
    if (target->kind == TargetKind::Exchanges) {
      check_recording(context_, *target->contract, source, outcome_);
    } else {
      check_body(context_, *target, source, outcome_);
    }
    return true;
  }

  // What a task is held to; words that are not understood are reported once, however many files they are for.
  const std::optional<Target>& target_of(const Task& task) {
    const auto [known, is_new] = targets_.try_emplace({task.where.source, task.where.span.begin, task.as});
    if (!is_new) return known->second;
    const Place where = task.where.source == SourceId::none ? command_line_place(task.as) : task.where;
    Result<Target> target = parse_target(task.as, where, contracts_);
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

  void apply_severities() {
    for (Finding& finding : outcome_.findings) {
      const auto chosen = plan_.severities.find(finding.code);
      if (chosen != plan_.severities.end() && chosen->second) finding.severity = *chosen->second;
    }
    std::erase_if(outcome_.findings, [this](const Finding& finding) {
      const auto chosen = plan_.severities.find(finding.code);
      return chosen != plan_.severities.end() && !chosen->second;
    });
  }

  // Files stand in the order of the plan, each once, although several tasks may be about it.
  void settle_files() {
    for (const Finding& finding : outcome_.findings) {
      if (finding.where.source == SourceId::none) continue;
      const auto file = statuses_.find(sources_.name(finding.where.source));
      if (file == statuses_.end()) continue;
      const bool unusable = info(finding.code).kind == CodeClass::Unusable;
      file->second = std::max(file->second, unusable ? FileStatus::NotChecked : FileStatus::WithFindings);
    }
    for (CheckedFile& file : outcome_.files) file.status = statuses_[file.name];
  }

  const Plan& plan_;
  SourceMap& sources_;
  DocumentLibrary library_;
  CheckContext context_;
  std::vector<std::unique_ptr<CompiledContract>> loaded_;
  Contracts contracts_;
  std::optional<SchemaCheck> schema_;
  std::map<std::tuple<SourceId, std::uint32_t, std::string>, std::optional<Target>> targets_;
  std::map<std::string, FileStatus, std::less<>> statuses_;  // of the files, by name
  Outcome outcome_;
};

}  // namespace

Outcome check(const Plan& plan, SourceMap& sources) {
  return PlanRun(plan, sources).run();
}

}  // namespace contract::internal
