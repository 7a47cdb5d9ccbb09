#include "check/compiled_contract.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "check/pair_places.h"
#include "contract/load.h"

namespace contract::internal {
namespace {

void add_schema(const std::optional<SchemaName>& schema, std::vector<std::string>& uris) {
  if (schema) uris.push_back(schema->uri);
}

void add_schemas(const std::vector<Parameter>& parameters, std::vector<std::string>& uris) {
  for (const Parameter& parameter : parameters) add_schema(parameter.schema, uris);
}

void add_schemas(const std::vector<MediaTypeContent>& content, std::vector<std::string>& uris) {
  for (const MediaTypeContent& entry : content) add_schema(entry.schema, uris);
}

std::vector<std::string> schema_uris(const Contract& contract) {
  std::vector<std::string> uris;
  for (const Operation& operation : contract.operations) {
    add_schemas(operation.parameters, uris);
    if (operation.request_body) add_schemas(operation.request_body->content, uris);
    for (const ResponseDescription& response : operation.responses) {
      add_schemas(response.headers, uris);
      add_schemas(response.content, uris);
    }
  }
  return uris;
}

// Moves what makes the contract unusable out of `findings`.
Findings take_unusable(Findings& findings) {
  const auto unusable = std::ranges::stable_partition(
      findings, [](const Finding& finding) { return info(finding.code).kind == CodeClass::Judged; });
  Findings taken(std::make_move_iterator(unusable.begin()), std::make_move_iterator(unusable.end()));
  findings.erase(unusable.begin(), unusable.end());
  return taken;
}

}  // namespace

Result<CompiledContract> load_compiled_contract(const std::string& name, const std::string& path,
                                                DocumentLibrary& library, const CompileOptions& options,
                                                Findings& remarks) {
  Result<LoadedDocument> main = library.open(path);
  if (!main) return std::move(main.findings());

  const ReferenceLookup references = [&library](std::string_view uri) -> std::optional<OpenApiDocument> {
    const auto found = library.find(uri);
    if (!found) return std::nullopt;
    return OpenApiDocument{.root = found->document->root(), .uri = found->uri, .source = found->document->source()};
  };
  Result<Contract> contract = load_contract(*main->document, main->uri, references, remarks);
  if (!contract) return std::move(contract.findings());

  SchemaSet schemas([&library](std::string_view uri) { return library.find(uri); });
  auto program = compile(schemas, schema_uris(*contract), options, remarks);
  std::ranges::move(library.problems(), std::back_inserter(remarks));
  library.problems().clear();

  if (program) check_pair_places(*contract, **program, remarks);
  Findings unusable = take_unusable(remarks);
  if (!program) std::ranges::move(program.findings(), std::back_inserter(unusable));
  if (!unusable.empty()) return unusable;
  return CompiledContract{.name = name, .contract = std::move(*contract), .program = std::move(*program)};
}

}  // namespace contract::internal
