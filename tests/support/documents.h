#pragma once
// Documents of tests: from texts and files, found by URI as the library finds its own.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "finding/finding.h"
#include "schema/schema_set.h"
#include "source/source_map.h"

namespace contract::tests {

class Documents {
 public:
  using Shared = std::shared_ptr<const internal::Document>;

  // Reads a text, of any depth; what cannot be read fails the test.
  Shared json(std::string name, std::string text);
  Shared yaml(std::string name, std::string text);
  // By the ending of its name.
  Shared file(const std::string& path);

  // Gives a document a URI, under which find() and lookup() know it. `name` is what locations call it.
  void name(const std::string& uri, Shared document, std::string name);
  // The metaschemas are known by theirs.
  std::optional<internal::LoadedDocument> find(std::string_view uri);
  internal::DocumentLookup lookup();  // views this

  // The characters at a place.
  std::string_view text(internal::Place place) const;

  internal::SourceMap& sources() { return sources_; }

 private:
  Shared read(std::string name, std::string text, bool is_yaml);

  internal::SourceMap sources_;
  std::map<std::string, internal::LoadedDocument, std::less<>> by_uri_;
};

// The text of a file that the tests cannot do without.
std::string file_text(const std::string& path);

// Its headline, or the detail it carries: what a person reads first.
std::string said(const internal::Finding& finding);

}  // namespace contract::tests
