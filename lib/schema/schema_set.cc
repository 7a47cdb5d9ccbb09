#include "schema/schema_set.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "schema/vocabulary.h"
#include "text/nearest.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

constexpr std::string_view kOpenApiSchemas = "/components/schemas";

bool is_openapi(Value root) {
  return root.find("openapi").has_value();
}

// Names that one misspelling is compared with, and misspellings that are looked into.
constexpr std::size_t kMostCompared = 10'000;
constexpr std::size_t kMostSuggestions = 100;

std::string fragment_of(std::string_view reference) {
  return percent_decode(split_uri(reference).fragment.value_or(std::string_view{}));
}

bool is_anchor(std::string_view fragment) {
  return !fragment.empty() && fragment.front() != '/';
}

// `pointer` below `root` with its first wrong token mended; empty if it cannot be, or if that is not enough.
std::string mended_pointer(Value root, std::string_view pointer) {
  std::string mended;
  Value at = root;
  while (!pointer.empty()) {
    const std::size_t length = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(0, length);
    pointer.remove_prefix(length);
    if (const std::optional<Value> next = resolve_pointer(at, token)) {
      mended += token;
      at = *next;
      continue;
    }
    if (!at.is(Kind::Object) || at.size() > kMostCompared) return {};
    std::vector<std::string_view> names;
    for (const Member& member : at.members()) names.push_back(member.key.string());
    const std::string meant = nearest(unescape_token(token.substr(1)), names);
    if (meant.empty()) return {};
    append_token(mended, meant);
    mended += pointer;
    return resolve_pointer(root, mended) ? mended : std::string();
  }
  return {};
}

}  // namespace

std::optional<Value> SchemaRef::keyword(std::string_view name) const {
  std::optional<Value> value = schema.find(name);
  if (value && internal::keyword(name, resource->language) == nullptr) value.reset();
  return value;
}

std::string SchemaRef::location() const {
  return resource->document.name + '#' + pointer_to(resource->document.document->root(), schema);
}

std::optional<SchemaRef> SchemaSet::find(std::string_view uri, Place from, Findings& findings) {
  std::optional<SchemaRef> found = find_from(uri, fallback_, from, findings);
  if (found) found->scope = scopes_.entered(ScopeId::empty, *found->resource);
  return found;
}

std::optional<SchemaRef> SchemaSet::resolve(const SchemaRef& schema, std::string_view reference, Place from,
                                            Findings& findings) {
  std::optional<SchemaRef> found;
  if (reference.starts_with('#')) found = find_in(*schema.resource, fragment_of(reference));
  if (!found) {
    found = find_from(resolve_uri(schema.resource->uri, reference), schema.resource->language, from, findings);
  }
  if (found) found->scope = scopes_.entered(schema.scope, *found->resource);
  return found;
}

std::optional<SchemaRef> SchemaSet::resolve_dynamic(const SchemaRef& schema, std::string_view reference, Place from,
                                                    Findings& findings) {
  std::optional<SchemaRef> found = resolve(schema, reference, from, findings);
  if (!found) return found;
  const std::string name = fragment_of(reference);
  const auto anchor = found->resource->dynamic_anchors.find(name);
  const bool is_dynamic =
      anchor != found->resource->dynamic_anchors.end() && anchor->second.node() == found->schema.node();
  if (!is_dynamic) return found;
  found->resource = scopes_.outermost(found->scope, name);
  found->schema = found->resource->dynamic_anchors.at(anchor->first);
  found->scope = scopes_.entered(schema.scope, *found->resource);
  return found;
}

SchemaRef SchemaSet::child(const SchemaRef& parent, Value child) {
  SchemaRef below{.schema = child, .resource = parent.resource, .scope = parent.scope};
  if (const auto root = by_root_.find(child.node()); root != by_root_.end() && root->second != parent.resource) {
    below.resource = root->second;
    below.scope = scopes_.entered(parent.scope, *root->second);
  }
  return below;
}

SchemaResource* SchemaSet::add_resource(SchemaResource resource) {
  resource.number = resources_.size();
  SchemaResource* added = resources_.emplace_back(std::make_unique<SchemaResource>(std::move(resource))).get();
  by_root_.emplace(added->root.node(), added);
  return added;
}

SchemaResource* SchemaSet::load(std::string_view uri, const Language& inherited) {
  std::optional<LoadedDocument> loaded = lookup_(uri);
  if (!loaded) return nullptr;
  const Value root = loaded->document->root();
  if (const auto known = by_root_.find(root.node()); known != by_root_.end()) {
    by_uri_.emplace(uri, known->second);  // one document under two URIs
    return known->second;
  }
  SchemaResource* resource =
      add_resource({.uri = std::string(uri), .document = std::move(*loaded), .root = root, .language = inherited});
  by_uri_.emplace(uri, resource);
  if (!is_openapi(root)) {
    index({.schema = root, .resource = resource});
    return resource;
  }
  // The root of an OpenAPI document is no schema; those under a name of their own may be referred to by $id.
  resource->language = language_of_openapi(resource->document);
  if (const std::optional<Value> named = resolve_pointer(root, kOpenApiSchemas); named && named->is(Kind::Object)) {
    for (const Member& member : named->members()) index({.schema = member.value, .resource = resource});
  }
  return resource;
}

std::optional<SchemaRef> SchemaSet::find_from(std::string_view uri, const Language& inherited, Place from,
                                              Findings& findings) {
  const std::string base = without_fragment(uri);
  const auto known = by_uri_.find(base);
  const SchemaResource* resource = known != by_uri_.end() ? known->second : load(base, inherited);
  std::optional<SchemaRef> found;
  if (resource != nullptr) found = find_in(*resource, fragment_of(uri));
  if (!found) {
    findings.push_back(
        make_finding(Code::UnresolvedReference, from,
                     NameFacts{.name = std::string(uri), .nearest = nearest_reference(uri), .because = {}}));
  }
  return found;
}

std::optional<SchemaRef> SchemaSet::find_in(const SchemaResource& resource, std::string_view fragment) {
  if (!is_anchor(fragment)) return at_pointer(resource, fragment);
  const auto anchor = anchors_.find({&resource, std::string(fragment)});
  if (anchor == anchors_.end()) return std::nullopt;
  return SchemaRef{.schema = anchor->second.schema, .resource = &resource};
}

std::optional<SchemaRef> SchemaSet::at_pointer(const SchemaResource& resource, std::string_view pointer) {
  SchemaRef at{.schema = resource.root, .resource = &resource};
  if (!is_pointer(pointer)) return std::nullopt;
  while (!pointer.empty()) {
    const std::size_t length = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(0, length);
    const std::optional<Value> next = at.schema.is(Kind::Object)
                                          ? members_.find(at.schema, unescape_token(token.substr(1)))
                                          : resolve_pointer(at.schema, token);
    if (!next) return std::nullopt;
    at = child(at, *next);
    pointer.remove_prefix(length);
  }
  // A reference may lead to a place that no keyword calls a schema, such as a part of an OpenAPI document.
  index(at);
  return child(at, at.schema);
}

std::string SchemaSet::nearest_reference(std::string_view uri) {
  if (by_uri_.size() + anchors_.size() > kMostCompared || suggestions_ == kMostSuggestions) return {};
  ++suggestions_;
  const std::string base = without_fragment(uri);
  const std::string fragment = fragment_of(uri);
  const auto known = by_uri_.find(base);
  if (known == by_uri_.end()) {
    std::vector<std::string_view> uris;
    for (const auto& [other, resource] : by_uri_) uris.push_back(other);
    std::string meant = nearest(base, uris);
    if (!meant.empty()) meant += uri.substr(base.size());
    return meant;
  }
  if (!is_anchor(fragment)) {
    const std::string pointer = mended_pointer(known->second->root, fragment);
    return pointer.empty() ? pointer : base + '#' + pointer;
  }
  std::vector<std::string_view> anchors;
  for (const auto& [anchor, declared] : anchors_) {
    if (anchor.first == known->second) anchors.push_back(anchor.second);
  }
  const std::string meant = nearest(fragment, anchors);
  return meant.empty() ? meant : base + '#' + meant;
}

}  // namespace contract::internal
