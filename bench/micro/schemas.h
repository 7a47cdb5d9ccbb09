#pragma once
// Schemas for the microbenchmarks, with all documents that they refer to, read once.
#include <memory>
#include <string>

#include "check/document_library.h"
#include "program/program.h"
#include "schema/schema_set.h"
#include "source/source_map.h"

namespace contract::bench {

class LoadedSchema {
 public:
  explicit LoadedSchema(const std::string& path);
  // Takes the text of the schema itself.
  LoadedSchema(const std::string& name, std::string text);

  // Compiles it, from documents to program.
  std::shared_ptr<const internal::Program> compile();

 private:
  std::unique_ptr<internal::SourceMap> sources_ = std::make_unique<internal::SourceMap>();
  internal::DocumentLibrary library_{*sources_, {}};
  internal::LoadedDocument root_;
};

// An object with `groups` members, each of which is an object of eight subschemas: types, bounds, enums, patterns,
// formats, arrays and references.
std::string large_schema(std::size_t groups);
constexpr std::size_t kSubschemasPerGroup = 10;

}  // namespace contract::bench
