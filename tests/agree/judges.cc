#include "agree/judges.h"

#include <algorithm>
#include <utility>

#include "check/content.h"
#include "compile/compile.h"
#include "compile/shapes.h"
#include "finding/describe.h"
#include "read/json.h"
#include "run/run.h"
#include "schema/metaschemas.h"

namespace contract::agree {

using namespace internal;

namespace {

constexpr std::string_view kUri = "file:///schema";

DocumentLookup only(const std::shared_ptr<const Document>& schema) {
  return [schema](std::string_view uri) -> std::optional<LoadedDocument> {
    if (uri != kUri) return std::nullopt;
    return LoadedDocument{.document = schema, .uri = std::string(uri), .name = "schema"};
  };
}

std::string said(const Finding& finding) {
  const auto* detail = std::get_if<Detail>(&finding.facts);
  return detail != nullptr ? detail->text : describe(finding).headline;
}

}  // namespace

std::string_view to_string(Told told) {
  switch (told) {
    case Told::Malformed: return "malformed";
    case Told::Rejected: return "rejected";
    case Told::Undecided: return "undecided";
    case Told::Remarked: return "accepted with a remark";
    case Told::Accepted: return "accepted";
  }
  return {};
}

std::string_view to_string(Answer answer) {
  switch (answer) {
    case Answer::Valid: return "valid";
    case Answer::Unsure: return "unsure";
    case Answer::Invalid: return "invalid";
  }
  return {};
}

bool agrees(Answer answer, Told exact) {
  switch (answer) {
    case Answer::Unsure: return true;
    case Answer::Valid: return exact == Told::Accepted;
    case Answer::Invalid: return exact == Told::Rejected || exact == Told::Malformed;
  }
  return false;
}

Judges::Judges(const Terms& terms)
    : terms_(terms),
      options_{
          .placeholders = terms.placeholders ? std::vector<std::string>{"${*}", "{{*}}"} : std::vector<std::string>{},
          .read_content = read_content},
      placeholders_(options_.placeholders) {
  if (terms.undocumented) options_.undocumented = Severity::Warning;
}

std::variant<std::unique_ptr<Judges>, std::string> Judges::make(const std::string& schema, const Terms& terms) {
  std::unique_ptr<Judges> judges(new Judges(terms));
  if (auto problem = judges->add_schema(schema)) return std::move(*problem);
  return judges;
}

std::optional<std::string> Judges::add_schema(const std::string& schema) {
  Findings remarks;
  Result<Document> document = read_json(sources_.add("schema", schema), sources_, {}, remarks);
  if (!document) return said(document.findings().front());
  schema_ = std::make_shared<const Document>(std::move(*document));
  std::string problem;
  program_ = compile(false, problem);
  if (program_ == nullptr) return problem;
  const auto shapes = shapes_of(program_);
  const ShapeId entry = shapes->entries.find(kUri)->second;
  BulkOptions options{.undocumented = terms_.undocumented, .imprecise = terms_.imprecise};
  for (const BulkView view : kViews) {
    options.view = view;
    (view == BulkView::Tape ? tape_ : structural_).emplace(shapes, entry, options);
  }
  options.view = BulkView::Structural;
  options.guesses = false;
  unguessed_.emplace(shapes, entry, options);
  if (terms_.valijson && (terms_.dialect == Dialect::Draft4 || terms_.dialect == Dialect::Draft7)) {
    SchemaSet schemas(only(schema_), terms_.dialect);
    Result<Oracle> oracle = Oracle::load(schemas, std::string(kUri));
    if (oracle) {
      oracle_ = std::move(*oracle);
      const bool is_plain = program_->formats.empty() && program_->content_tables.empty();
      plain_ = is_plain ? program_ : compile(true, problem);
    }
  }
  return std::nullopt;
}

std::shared_ptr<const Program> Judges::compile(bool plain, std::string& problem) {
  SchemaSet schemas(only(schema_), terms_.dialect);
  const std::array entries{std::string(kUri)};
  Findings remarks;
  const CompileOptions options{.assert_formats = !plain, .assert_content = terms_.content && !plain};
  auto program = internal::compile(schemas, entries, options, remarks);
  if (program) return std::move(*program);
  problem = said(program.findings().front());
  return nullptr;
}

Reading Judges::read(const std::string& text) {
  Findings remarks;
  Result<Document> document = read_json(sources_.add("instance", text), sources_, {}, remarks);
  if (!document) return {};
  const auto remarked = [&remarks](Code code) {
    return std::ranges::any_of(remarks, [code](const Finding& remark) { return remark.code == code; });
  };
  return {.document = std::make_shared<const Document>(std::move(*document)),
          .has_duplicates = remarked(Code::DuplicateKey),
          .is_imprecise = remarked(Code::ImpreciseNumber)};
}

Told Judges::exact(const Reading& reading) const {
  if (reading.document == nullptr) return Told::Malformed;
  const BlockId entry = program_->entries.find(kUri)->second;
  const RunResult result = run(*program_, entry, *reading.document, reading.document->root(), options_);
  if (result.verdict == Verdict::Invalid) return Told::Rejected;
  if (result.verdict == Verdict::Undecided) return Told::Undecided;
  const bool remarked = reading.has_duplicates || (terms_.imprecise && reading.is_imprecise);
  return remarked || !result.findings.empty() ? Told::Remarked : Told::Accepted;
}

Verdict Judges::verdict(const Reading& reading) const {
  return judge(*program_, program_->entries.find(kUri)->second, reading.document->root(), options_);
}

Answer Judges::bulk(BulkView view, const std::string& text) {
  return machine(view).judge(padded(text));
}

Answer Judges::unguessed(const std::string& text) {
  return unguessed_->judge(padded(text));
}

const std::vector<JudgedLine>& Judges::lines(BulkView view, const std::string& batch) {
  return machine(view).judge_lines(padded(batch));
}

std::string_view Judges::padded(const std::string& text) {
  padded_.clear();
  padded_.reserve(text.size() + BulkMachine::kPadding);
  return padded_ += text;
}

std::optional<bool> Judges::valijson(const Reading& reading) const {
  const auto answer = oracle_->accepts(*reading.document, reading.document->root());
  if (std::holds_alternative<Finding>(answer)) return std::nullopt;
  return std::get<bool>(answer);
}

Verdict Judges::plain(const Reading& reading) const {
  return judge(*plain_, plain_->entries.find(kUri)->second, reading.document->root(), {});
}

}  // namespace contract::agree
