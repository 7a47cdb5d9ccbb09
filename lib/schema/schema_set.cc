#include "schema/schema_set.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "schema/vocabulary.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

std::string_view string_member(Value schema, std::string_view name) {
  const std::optional<Value> member = schema.find(name);
  return member && member->is(Kind::String) ? member->string() : std::string_view{};
}

bool is_openapi(Value root) {
  return root.find("openapi").has_value();
}

// Until draft 7 a $ref hides its siblings, $id among them.
bool hides_siblings(Value schema, Dialect dialect) {
  return dialect <= Dialect::Draft7 && schema.find("$ref").has_value();
}

std::string_view id_of(Value schema, Dialect dialect) {
  if (hides_siblings(schema, dialect)) return {};
  return string_member(schema, dialect == Dialect::Draft4 ? "id" : "$id");
}

}  // namespace

std::string SchemaRef::location() const {
  return resource->document.name + '#' + pointer;
}

std::optional<SchemaRef> SchemaSet::find(std::string_view uri, Place from, Findings& findings) {
  const std::string base = without_fragment(uri);
  const auto known = by_uri_.find(base);
  const SchemaResource* resource = known != by_uri_.end() ? known->second : load(base, findings);
  // A document that names itself by $id is the same resource under both URIs.
  if (resource != nullptr) resource = by_root_.at(resource->root.node());
  std::optional<SchemaRef> found;
  if (resource != nullptr) {
    const std::string fragment = percent_decode(split_uri(uri).fragment.value_or(std::string_view{}));
    if (fragment.empty() || fragment.front() == '/') {
      found = at_pointer(*resource, fragment, findings);
    } else if (const auto anchor = anchors_.find({resource, fragment}); anchor != anchors_.end()) {
      found = anchor->second;
    }
  }
  if (!found) {
    findings.push_back(make_finding(Code::UnresolvedReference, from,
                                    NameFacts{.name = std::string(uri), .nearest = {}, .because = {}}));
  }
  return found;
}

std::optional<SchemaRef> SchemaSet::resolve(const SchemaRef& schema, std::string_view reference, Place from,
                                            Findings& findings) {
  return find(resolve_uri(schema.resource->uri, reference), from, findings);
}

SchemaRef SchemaSet::child(const SchemaRef& parent, Value child, std::string_view path) const {
  SchemaRef below{.schema = child, .resource = parent.resource, .pointer = parent.pointer};
  below.pointer += path;
  if (const auto root = by_root_.find(child.node()); root != by_root_.end()) below.resource = root->second;
  return below;
}

std::vector<std::shared_ptr<const Document>> SchemaSet::documents() const {
  std::vector<std::shared_ptr<const Document>> documents;
  for (const auto& resource : resources_) documents.push_back(resource->document.document);
  return documents;
}

SchemaResource* SchemaSet::add_resource(SchemaResource resource) {
  resource.number = resources_.size();
  SchemaResource* added = resources_.emplace_back(std::make_unique<SchemaResource>(std::move(resource))).get();
  by_uri_.emplace(added->uri, added);  // the first of equal URIs stays
  by_root_[added->root.node()] = added;
  return added;
}

SchemaResource* SchemaSet::load(std::string_view uri, Findings& findings) {
  std::optional<LoadedDocument> loaded = lookup_(uri);
  if (!loaded) return nullptr;
  const Value root = loaded->document->root();
  SchemaResource* resource = add_resource(
      {.uri = std::string(uri), .document = std::move(*loaded), .root = root, .pointer = {}, .dialect = fallback_});
  if (!is_openapi(root)) {
    index({.schema = root, .resource = resource, .pointer = {}}, findings);
    return resource;
  }
  // The root of an OpenAPI document is no schema; those under a name of their own may be referred to by $id.
  if (const std::optional<Value> named = resolve_pointer(root, "/components/schemas");
      named && named->is(Kind::Object)) {
    for (const Member& member : named->members()) {
      std::string pointer = "/components/schemas";
      append_token(pointer, member.key.string());
      index({.schema = member.value, .resource = resource, .pointer = std::move(pointer)}, findings);
    }
  }
  return resource;
}

SchemaRef SchemaSet::enter(SchemaRef at, Findings& findings) {
  const Value schema = at.schema;
  Dialect dialect = at.resource->dialect;
  const std::optional<Value> metaschema = schema.find("$schema");
  if (metaschema && metaschema->is(Kind::String)) {
    if (const std::optional<Dialect> named = dialect_of(metaschema->string())) {
      dialect = *named;
    } else {
      findings.push_back(
          make_finding(Code::UnsupportedDialect, at.resource->document.document->place(*metaschema),
                       NameFacts{.name = std::string(metaschema->string()), .nearest = {}, .because = {}}));
    }
  }
  const std::string_view id = id_of(schema, dialect);
  const auto root = by_root_.find(schema.node());
  if (!id.empty() && !id.starts_with('#')) {
    at.resource = add_resource({.uri = without_fragment(resolve_uri(at.resource->uri, id)),
                                .document = at.resource->document,
                                .root = schema,
                                .pointer = at.pointer,
                                .dialect = dialect});
  } else if (root != by_root_.end()) {
    root->second->dialect = dialect;
  }
  if (id.starts_with('#') && dialect <= Dialect::Draft7) {
    anchors_.emplace(std::pair(at.resource, std::string(id.substr(1))), at);
  }
  for (const std::string_view name : {"$anchor", "$dynamicAnchor"}) {
    const std::string_view anchor = string_member(schema, name);
    if (!anchor.empty() && keyword(name, dialect) != nullptr) {
      anchors_.emplace(std::pair(at.resource, std::string(anchor)), at);
    }
  }
  return at;
}

void SchemaSet::index(const SchemaRef& root, Findings& findings) {
  std::vector<SchemaRef> waiting{root};
  while (!waiting.empty()) {
    SchemaRef at = std::move(waiting.back());
    waiting.pop_back();
    if (!at.schema.is(Kind::Object) || !indexed_.insert(at.schema.node()).second) continue;
    at = enter(std::move(at), findings);
    if (hides_siblings(at.schema, at.resource->dialect)) continue;
    for (const ChildSchema& below : subschemas(at.schema, at.resource->dialect)) {
      waiting.push_back({.schema = below.schema, .resource = at.resource, .pointer = at.pointer + below.path});
    }
  }
}

std::optional<SchemaRef> SchemaSet::at_pointer(const SchemaResource& resource, std::string_view pointer,
                                               Findings& findings) {
  SchemaRef at{.schema = resource.root, .resource = &resource, .pointer = resource.pointer};
  while (!pointer.empty()) {
    const std::size_t length = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(0, length);
    const std::optional<Value> next = resolve_pointer(at.schema, token);
    if (!next) return std::nullopt;
    at = child(at, *next, token);
    pointer.remove_prefix(length);
  }
  // A reference may lead to a place that no keyword calls a schema, such as a part of an OpenAPI document.
  index(at, findings);
  return child(at, at.schema, {});
}

}  // namespace contract::internal
