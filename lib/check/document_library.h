#pragma once
// The documents that schemas and contracts consist of: each is found by its URI and read once.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/plan.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "schema/schema_set.h"
#include "source/source_map.h"

namespace contract::internal {

// Not thread-safe: used while contracts are loaded, before anything is checked.
class DocumentLibrary {
 public:
  // `sources` keeps the texts; it must outlive the library and all its documents.
  DocumentLibrary(SourceMap& sources, std::vector<UriMapping> mappings);

  // The document in the file at `path`. Fails with what is wrong with the file.
  Result<LoadedDocument> open(const std::string& path);

  // The document of an absolute URI: a file: URI, one that a mapping leads to a file, or that of a metaschema. Nothing
  // is fetched from a network. Why a file could not be used is kept in problems().
  std::optional<LoadedDocument> find(std::string_view uri);

  // Everything found wrong with documents so far, duplicate keys included.
  Findings& problems() { return problems_; }

 private:
  std::string path_of(std::string_view uri) const;
  std::optional<LoadedDocument> metaschema(std::string_view uri);

  SourceMap& sources_;
  std::vector<UriMapping> mappings_;
  std::map<std::string, std::optional<LoadedDocument>, std::less<>> by_uri_;
  Findings problems_;
};

}  // namespace contract::internal
