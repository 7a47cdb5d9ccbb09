#include "check/document_library.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "check/read_source.h"
#include "read/document_file.h"
#include "read/json.h"
#include "schema/metaschemas.h"
#include "source/files.h"
#include "text/uri.h"

namespace contract::internal {

DocumentLibrary::DocumentLibrary(SourceMap& sources, std::vector<UriMapping> mappings)
    : sources_(sources), mappings_(std::move(mappings)) {
  // The longest prefix wins, so a mapping of a part may differ from that of the whole.
  std::ranges::stable_sort(mappings_, std::ranges::greater{}, [](const UriMapping& m) { return m.prefix.size(); });
}

Result<LoadedDocument> DocumentLibrary::open(const std::string& path) {
  const std::string uri = file_uri(absolute_path(path));
  if (const auto known = by_uri_.find(uri); known != by_uri_.end() && known->second) return *known->second;

  Result<SourceId> source = read_source(path, sources_);
  if (!source) return std::move(source.findings());
  Result<Document> document = read_document(*source, sources_, ReadOptions{}, problems_);
  if (!document) return std::move(document.findings());
  LoadedDocument loaded{.document = std::make_shared<const Document>(std::move(*document)), .uri = uri, .name = path};
  by_uri_.insert_or_assign(uri, loaded);
  return loaded;
}

std::string DocumentLibrary::path_of(std::string_view uri) const {
  for (const UriMapping& mapping : mappings_) {
    if (!uri.starts_with(mapping.prefix)) continue;
    std::string_view rest = uri.substr(mapping.prefix.size());
    if (!mapping.prefix.ends_with('/')) {  // "https://example.com/defs" is no prefix of ".../definitions.json"
      if (!rest.starts_with('/')) continue;
      rest.remove_prefix(1);
    }
    return lexically_below(mapping.folder, percent_decode(rest));
  }
  const std::string path = path_of_file_uri(uri);
  return path.empty() ? path : shown_path(path);
}

std::optional<LoadedDocument> DocumentLibrary::metaschema(std::string_view uri) {
  const std::optional<std::string_view> text = metaschema_text(uri);
  if (!text) return std::nullopt;
  std::string name(uri);
  const SourceId source = sources_.add(name, std::string(*text));
  Result<Document> document = read_json(source, sources_, ReadOptions{}, problems_);
  assert(document && "the metaschemas here are JSON");
  return LoadedDocument{.document = std::make_shared<const Document>(std::move(*document)), .uri = name, .name = name};
}

std::optional<LoadedDocument> DocumentLibrary::find(std::string_view uri) {
  if (const auto known = by_uri_.find(uri); known != by_uri_.end()) return known->second;
  const std::string path = path_of(uri);
  std::optional<LoadedDocument> found;
  if (!path.empty() && kind_of(path) != PathKind::Missing) {
    Result<LoadedDocument> opened = open(path);
    if (opened) {
      found = std::move(*opened);
    } else {
      std::ranges::move(opened.findings(), std::back_inserter(problems_));
    }
  }
  if (!found) found = metaschema(uri);
  return by_uri_.insert_or_assign(std::string(uri), std::move(found)).first->second;
}

}  // namespace contract::internal
