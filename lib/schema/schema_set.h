#pragma once
// The documents that schemas stand in, and the resolving of references between them
// (draft 2020-12 core, sections 8 and 9).
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "schema/dialect.h"

namespace contract::internal {

// A document as the world outside of this library hands it in.
struct LoadedDocument {
  std::shared_ptr<const Document> document;
  std::string uri;   // absolute, without a fragment
  std::string name;  // what findings call it: a path as the user knows it
};

// Finds the document of a URI without fragment; nothing if there is none. Why not (a broken file, say) it keeps itself.
using DocumentLookup = std::function<std::optional<LoadedDocument>(std::string_view uri)>;

// A schema resource: a part of a document with a base URI of its own.
struct SchemaResource {
  std::string uri;  // base URI, without a fragment
  LoadedDocument document;
  Value root;
  std::string pointer;  // of `root` in the document
  Dialect dialect = Dialect::Draft2020;
  std::size_t number = 0;  // counts from 0, in the order of discovery
};

// A schema where it stands. Copies are cheap enough for compile time.
struct SchemaRef {
  Value schema;
  const SchemaResource* resource;
  std::string pointer;  // from the root of the document, so that people find it in the file

  std::string location() const;  // "connection.schema.json#/properties/id"
  Place place() const { return resource->document.document->place(schema); }
};

// Not thread-safe; it is used while a program is compiled and then kept for its documents.
class SchemaSet {
 public:
  // `fallback` is the dialect of a resource that does not name its own.
  explicit SchemaSet(DocumentLookup lookup, Dialect fallback = Dialect::Draft2020)
      : lookup_(std::move(lookup)), fallback_(fallback) {}

  // The schema that an absolute URI with optional fragment (JSON Pointer or anchor) names. The failure is one
  // UnresolvedReference finding (or what is wrong with a $schema on the way), placed at `from`.
  std::optional<SchemaRef> find(std::string_view uri, Place from, Findings& findings);

  // Resolves `reference` as written in `schema`.
  std::optional<SchemaRef> resolve(const SchemaRef& schema, std::string_view reference, Place from, Findings& findings);

  // The subschema at `path` below `parent`, with the resource that holds it.
  SchemaRef child(const SchemaRef& parent, Value child, std::string_view path) const;

  // All documents that were loaded, so that a program can keep them alive.
  std::vector<std::shared_ptr<const Document>> documents() const;

 private:
  SchemaResource* load(std::string_view uri, Findings& findings);
  SchemaResource* add_resource(SchemaResource resource);
  void index(const SchemaRef& root, Findings& findings);
  // Gives a schema the resource and the anchors that its own keywords declare.
  SchemaRef enter(SchemaRef schema, Findings& findings);
  std::optional<SchemaRef> at_pointer(const SchemaResource& resource, std::string_view pointer, Findings& findings);

  DocumentLookup lookup_;
  Dialect fallback_;
  std::vector<std::unique_ptr<SchemaResource>> resources_;
  std::map<std::string, SchemaResource*, std::less<>> by_uri_;
  std::unordered_map<const Node*, SchemaResource*> by_root_;
  std::unordered_set<const Node*> indexed_;
  std::map<std::pair<const SchemaResource*, std::string>, SchemaRef> anchors_;
};

}  // namespace contract::internal
