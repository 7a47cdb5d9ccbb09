#include "check/judging.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "check/broken_text.h"
#include "check/coverage_recorder.h"
#include "check/quick_verdicts.h"
#include "read/document_file.h"
#include "read/json.h"
#include "read/json_number.h"
#include "run/evaluate.h"

namespace contract::internal {
namespace {

void add(Findings findings, std::string_view label, Outcome& outcome) {
  for (Finding& finding : findings) finding.operation = label;
  std::ranges::move(findings, std::back_inserter(outcome.findings));
}

void add(RunResult result, const Yardstick& yardstick, SourceId source, Outcome& outcome) {
  add(std::move(result.findings), yardstick.label, outcome);
  for (const Span secret : result.secrets) outcome.secrets.add({.source = source, .span = secret});
}

// The scalar that `text` writes in JSON, as a document; nothing if it is no scalar but a string.
std::optional<Document> scalar(std::string_view text, Place where) {
  DocumentBuilder builder(where.source);
  if (text == "true" || text == "false") {
    builder.boolean(text == "true", where.span);
  } else if (text == "null") {
    builder.null(where.span);
  } else if (is_json_number(text)) {
    builder.number(builder.keep(std::string(text)), where.span);
  } else {
    return std::nullopt;
  }
  return std::move(builder).finish();
}

Document string_document(std::string_view text, Place where) {
  DocumentBuilder builder(where.source);
  builder.string(builder.keep(std::string(text)), true, where.span);
  return std::move(builder).finish();
}

bool wants_no_string(const RunResult& as_string) {
  return std::ranges::any_of(as_string.findings,
                             [](const Finding& finding) { return finding.code == Code::WrongType; });
}

}  // namespace

CheckContext with_sources(const CheckContext& context, SourceMap& sources, const ReadOptions& read,
                          QuickVerdicts* quick) {
  return {.sources = sources,
          .run = context.run,
          .read = read,
          .quick = quick,
          .coverage = context.coverage,
          .now = context.now,
          .max_age = context.max_age,
          .clock = context.clock};
}

void hide_unread(const CheckContext& context, const Yardstick& yardstick, SourceId source, const Findings& findings,
                 Outcome& outcome) {
  const Program& program = yardstick.program;
  const bool may_hold_secrets =
      !program.secret_names.empty() || (yardstick.block < BlockId::always && program.block(yardstick.block).secrets);
  if (!may_hold_secrets) return;
  hide_values(source, context.sources, findings, program.secret_names.declared(), outcome.secrets);
}

void judge_value(const CheckContext& context, const Yardstick& yardstick, const Document& document, Value value,
                 Outcome& outcome) {
  if (context.coverage != nullptr) context.coverage->see(yardstick, document, value, context.run);
  add(run(yardstick.program, yardstick.block, document, value, context.run), yardstick, document.source(), outcome);
}

void judge_text(const CheckContext& context, const Yardstick& yardstick, SourceId source, TextKind kind,
                Outcome& outcome) {
  const bool is_json = kind == TextKind::Json || is_json_source(source, context.sources);
  const bool finds_nothing = is_json && context.quick != nullptr && context.coverage == nullptr &&
                             context.quick->finds_nothing(yardstick, context.sources.text(source), context.run);
  if (finds_nothing) return;
  Findings remarks;
  Result<Document> document = is_json ? read_json(source, context.sources, context.read, remarks)
                                      : read_document(source, context.sources, context.read, remarks);
  add(std::move(remarks), yardstick.label, outcome);
  if (document) return judge_value(context, yardstick, *document, document->root(), outcome);
  hide_unread(context, yardstick, source, document.findings(), outcome);
  add(std::move(document.findings()), yardstick.label, outcome);
}

Evaluation evaluate_text(const CheckContext& context, const Yardstick& yardstick, SourceId source, Outcome& outcome) {
  Findings remarks;
  Result<Document> document = read_document(source, context.sources, context.read, remarks);
  if (!document) {
    hide_unread(context, yardstick, source, document.findings(), outcome);
    Evaluation evaluation = not_evaluated(std::move(document.findings()));
    evaluation.results.front().location = yardstick.program.absolute_location(yardstick.block);
    return evaluation;
  }
  EvaluateResult result = evaluate(yardstick.program, yardstick.block, *document, document->root(), context.run);
  for (const Span secret : result.secrets) outcome.secrets.add({.source = source, .span = secret});
  std::erase_if(remarks, [](const Finding& remark) { return remark.severity != Severity::Error; });
  if (!remarks.empty()) {
    SchemaResult& root = result.evaluation.results.front();
    root.keywords.insert(root.keywords.begin(), {.keyword = {}, .valid = false, .errors = std::move(remarks)});
    root.valid = result.evaluation.valid = false;
  }
  return std::move(result.evaluation);
}

void judge_plain(const CheckContext& context, const Yardstick& yardstick, std::string_view text, Place where,
                 Outcome& outcome) {
  const Document as_string = string_document(text, where);
  RunResult result = run(yardstick.program, yardstick.block, as_string, as_string.root(), context.run);
  const std::optional<Document> as_scalar = scalar(text, where);
  if (as_scalar && wants_no_string(result)) {
    result = run(yardstick.program, yardstick.block, *as_scalar, as_scalar->root(), context.run);
    if (context.coverage != nullptr) context.coverage->see(yardstick, *as_scalar, as_scalar->root(), context.run);
  } else if (context.coverage != nullptr) {
    context.coverage->see(yardstick, as_string, as_string.root(), context.run);
  }
  add(std::move(result), yardstick, where.source, outcome);
}

}  // namespace contract::internal
