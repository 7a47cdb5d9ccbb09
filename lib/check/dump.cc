#include "check/dump.h"

#include <memory>
#include <utility>

#include "check/compiled_contract.h"
#include "check/document_library.h"
#include "check/read_source.h"
#include "check/schema_check.h"
#include "compile/shapes.h"
#include "document/writer.h"
#include "program/dump.h"
#include "program/dump_shapes.h"
#include "read/document_file.h"

namespace contract::internal {
namespace {

std::string dump(const std::shared_ptr<const Program>& program, Compiled what) {
  return what == Compiled::Program ? dump(*program) : dump(*shapes_of(program));
}

}  // namespace

Result<std::string> dump_document(const std::string& path, SourceMap& sources) {
  Result<SourceId> source = read_source(path, sources);
  if (!source) return std::move(source.findings());
  Findings remarks;
  Result<Document> document = read_document(*source, sources, {}, remarks);
  if (!document) return std::move(document.findings());
  return dump(*document);
}

Result<std::string> dump_schema(const SchemaChoice& choice, Compiled what, std::vector<UriMapping> mappings,
                                SourceMap& sources) {
  DocumentLibrary library(sources, std::move(mappings));
  Findings remarks;
  Result<SchemaCheck> schema = SchemaCheck::load(choice, library, {}, remarks);
  if (!schema) return std::move(schema.findings());
  return dump(schema->shared_program(), what);
}

Result<std::string> dump_contract(const std::string& path, Compiled what, std::vector<UriMapping> mappings,
                                  SourceMap& sources) {
  DocumentLibrary library(sources, std::move(mappings));
  Findings remarks;
  Result<CompiledContract> contract = load_compiled_contract({}, path, library, {}, remarks);
  if (!contract) return std::move(contract.findings());
  return dump(contract->program, what);
}

}  // namespace contract::internal
