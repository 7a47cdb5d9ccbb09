#include "check/dump.h"

#include <utility>

#include "check/compiled_contract.h"
#include "check/document_library.h"
#include "check/read_source.h"
#include "check/schema_check.h"
#include "document/writer.h"
#include "program/dump.h"
#include "read/document_file.h"

namespace contract::internal {

Result<std::string> dump_document(const std::string& path, SourceMap& sources) {
  Result<SourceId> source = read_source(path, sources);
  if (!source) return std::move(source.findings());
  Findings remarks;
  Result<Document> document = read_document(*source, sources, {}, remarks);
  if (!document) return std::move(document.findings());
  return dump(*document);
}

Result<std::string> dump_schema_program(const SchemaChoice& choice, std::vector<UriMapping> mappings,
                                        SourceMap& sources) {
  DocumentLibrary library(sources, std::move(mappings));
  Findings remarks;
  Result<SchemaCheck> schema = SchemaCheck::load(choice, library, {}, remarks);
  if (!schema) return std::move(schema.findings());
  return dump(schema->program());
}

Result<std::string> dump_contract_program(const std::string& path, std::vector<UriMapping> mappings,
                                          SourceMap& sources) {
  DocumentLibrary library(sources, std::move(mappings));
  Findings remarks;
  Result<CompiledContract> contract = load_compiled_contract({}, path, library, {}, remarks);
  if (!contract) return std::move(contract.findings());
  return dump(*contract->program);
}

}  // namespace contract::internal
