#pragma once
// The documents that schemas stand in, and the resolving of references between them
// (draft 2020-12 core, sections 8 and 9).
#include <cstddef>
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
#include "schema/dynamic_scopes.h"
#include "schema/member_index.h"

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
  Language language = {};
  std::size_t number = 0;  // counts from 0, in the order of discovery
  // Name -> the schema of that $dynamicAnchor. A $recursiveAnchor at the root is one without a name.
  std::map<std::string_view, Value, std::less<>> dynamic_anchors = {};
};

// A schema where it stands. Copies are cheap.
struct SchemaRef {
  Value schema;
  const SchemaResource* resource;
  ScopeId scope = ScopeId::empty;  // the dynamic scope that it was entered in

  // The value of the keyword `name`; nothing if the schema does not have it, or its language does not know it.
  std::optional<Value> keyword(std::string_view name) const;

  Dialect dialect() const { return resource->language.dialect; }
  std::string location() const;  // "connection.schema.json#/properties/id"
  Place place() const { return place(schema); }
  Place place(Value value) const { return resource->document.document->place(value); }  // of the same document
};

// Not thread-safe; it is used while a program is compiled and then kept for its documents.
class SchemaSet {
 public:
  // `fallback` is the dialect of the schemas that are asked for, where they do not name their own. A document that
  // they refer to is of the dialect of the one that refers to it first, unless it names its own.
  explicit SchemaSet(DocumentLookup lookup, Dialect fallback = Dialect::Draft2020)
      : lookup_(std::move(lookup)), fallback_(language_of(fallback)) {}

  // The schema that an absolute URI with optional fragment (JSON Pointer or anchor) names. The failure is one
  // UnresolvedReference finding, placed at `from`.
  std::optional<SchemaRef> find(std::string_view uri, Place from, Findings& findings);

  // Resolves `reference` as written in `schema`.
  std::optional<SchemaRef> resolve(const SchemaRef& schema, std::string_view reference, Place from, Findings& findings);

  // The same for the value of a $dynamicRef (2020-12 core, section 8.2.3.2) and of a $recursiveRef (2019-09 core,
  // section 8.2.4.2.1), by the dynamic scope that `schema` was entered in.
  std::optional<SchemaRef> resolve_dynamic(const SchemaRef& schema, std::string_view reference, Place from,
                                           Findings& findings);

  // The subschema `child` below `parent`, with the resource that holds it.
  SchemaRef child(const SchemaRef& parent, Value child);

  // All resources so far, by their numbers.
  const std::vector<std::unique_ptr<SchemaResource>>& resources() const { return resources_; }

  // What is wrong with the identifiers and dialects in the documents that were loaded.
  Findings& problems() { return problems_; }

 private:
  struct Anchor {
    Value schema;
    Value declared;  // the value of the keyword
  };

  SchemaResource* load(std::string_view uri, const Language& inherited);
  SchemaResource* add_resource(SchemaResource resource);
  std::optional<SchemaRef> find_from(std::string_view uri, const Language& inherited, Place from, Findings& findings);
  std::optional<SchemaRef> find_in(const SchemaResource& resource, std::string_view fragment);
  std::optional<SchemaRef> at_pointer(const SchemaResource& resource, std::string_view pointer);

  // Finds the resources and anchors in a schema and everything below it.
  void index(const SchemaRef& root);
  // Gives a schema the resource and the anchors that its own keywords declare.
  SchemaRef enter(SchemaRef at);
  void add_anchors(const SchemaRef& at);
  void add_anchor(const SchemaRef& at, std::string_view name, Value declared);
  void complain(const SchemaRef& at, Value value, std::string text, const Place* other = nullptr);

  // The language that the $schema of `at` names, if it has one; `inherited` otherwise.
  Language language_at(const SchemaRef& at, const Language& inherited);
  Language language_of_openapi(const LoadedDocument& openapi);
  // Complains, at `metaschema_uri` in `document`, if there is no such metaschema.
  std::optional<Language> language_named(Value metaschema_uri, const LoadedDocument& document);
  Language language_with(Value vocabularies, const std::string& metaschema_uri, const LoadedDocument& document);

  std::string nearest_reference(std::string_view uri);

  DocumentLookup lookup_;
  Language fallback_;
  Findings problems_;
  std::vector<std::unique_ptr<SchemaResource>> resources_;
  std::map<std::string, SchemaResource*, std::less<>> by_uri_;
  std::unordered_map<const Node*, SchemaResource*> by_root_;
  std::unordered_set<const Node*> indexed_;
  std::map<std::pair<const SchemaResource*, std::string>, Anchor> anchors_;
  std::map<std::string, std::optional<Language>, std::less<>> languages_;  // by the URI of their metaschema
  DynamicScopes scopes_;
  MemberIndex members_;
  std::size_t suggestions_ = 0;
};

}  // namespace contract::internal
