#include "check/schema_check.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>
#include <variant>

#include "read/document_file.h"
#include "schema/schema_set.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

void move_to(Findings& to, Findings from) {
  std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

Result<SchemaCheck> SchemaCheck::load(const SchemaChoice& choice, DocumentLibrary& library,
                                      const CompileOptions& options, Findings& remarks) {
  const std::string& path = choice.path;
  const std::size_t hash = path.find('#');
  Result<LoadedDocument> document = library.open(path.substr(0, hash));
  if (!document) return std::move(document.findings());
  const std::string uri = document->uri + (hash == std::string::npos ? std::string() : path.substr(hash));
  const std::array<std::string, 1> entries{uri};

  const DocumentLookup lookup = [&library](std::string_view wanted) { return library.find(wanted); };
  SchemaSet schemas(lookup, choice.dialect);
  auto program = compile(schemas, entries, options, remarks);
  move_to(remarks, std::exchange(library.problems(), {}));
  if (!program) return std::move(program.findings());
  const BlockId block = (*program)->entries.begin()->second;
  if (choice.engine == Engine::Native) return SchemaCheck(std::move(*program), block, nullptr);

  Result<Oracle> oracle = Oracle::load(schemas, uri);
  if (!oracle) return std::move(oracle.findings());
  return SchemaCheck(std::move(*program), block, std::make_shared<const Oracle>(std::move(*oracle)));
}

RunOptions SchemaCheck::without_documentation(RunOptions options) {
  options.undocumented.reset();
  return options;
}

Evaluation SchemaCheck::evaluate(const CheckContext& context, SourceId source, Outcome& outcome) const {
  return evaluate_text(context, yardstick(), source, outcome);
}

void SchemaCheck::check(const CheckContext& context, SourceId source, Outcome& outcome) const {
  CheckContext plain = context;
  plain.run = without_documentation(context.run);
  if (oracle_ == nullptr) return judge_text(plain, yardstick(), source, TextKind::ByName, outcome);

  Findings remarks;
  Result<Document> document = read_document(source, plain.sources, plain.read, remarks);
  move_to(outcome.findings, std::move(remarks));
  if (!document) {
    hide_unread(plain, yardstick(), source, document.findings(), outcome);
    return move_to(outcome.findings, std::move(document.findings()));
  }
  auto answer = oracle_->accepts(*document, document->root());
  if (auto* finding = std::get_if<Finding>(&answer)) {
    outcome.findings.push_back(std::move(*finding));
    return;
  }
  const bool accepted = std::get<bool>(answer);
  Outcome judged;
  judge_value(plain, yardstick(), *document, document->root(), judged);
  outcome.secrets.add(judged.secrets);
  const Verdict verdict = judge(*program_, block_, document->root(), plain.run);
  if (accepted == (verdict == Verdict::Valid)) return move_to(outcome.findings, std::move(judged.findings));
  outcome.findings.push_back(make_finding(Code::EnginesDisagree, document->place(document->root()),
                                          Detail{.text = accepted ? "valijson accepts it, contract-check does not"
                                                                  : "valijson rejects it, contract-check does not",
                                                 .help = {}}));
}

}  // namespace contract::internal
