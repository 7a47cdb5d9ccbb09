#include "check/dump.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "check/compiled_contract.h"
#include "check/document_library.h"
#include "check/read_source.h"
#include "check/recording_check.h"
#include "check/schema_check.h"
#include "compile/shapes.h"
#include "document/writer.h"
#include "finding/describe.h"
#include "program/dump.h"
#include "program/dump_shapes.h"
#include "read/document_file.h"
#include "recording/dump.h"

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

Result<std::string> dump_recording(const std::string& path, const RecordingKind* kind, SourceMap& sources) {
  Result<SourceId> source = read_source(path, sources);
  if (!source) return std::move(source.findings());
  RecordingFile file = read_recording(*source, sources, {}, kind);
  if (file.kind == nullptr && file.document) file.findings.push_back(unknown_kind(*source));
  if (!file.recording) return std::move(file.findings);
  std::string text = fmt::format("{}: {}", file.kind->name, dump(*file.recording, sources));
  for (const Finding& finding : file.findings) {
    const Place where = sources.outermost(finding.where);
    const Position at = sources.position(where.source, where.span.begin);
    text += fmt::format("{} {}:{} {}\n", info(finding.code).name, at.line, at.column, describe(finding).headline);
  }
  return text;
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
