// SchemaSet: the resources and anchors that schemas declare (core, section 8.2).
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/writer.h"
#include "schema/schema_set.h"
#include "schema/vocabulary.h"
#include "text/ascii.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

// The identifier of a schema, where its own dialect has one; nothing that a $ref hides.
std::optional<Value> id_of(Value schema, Dialect dialect) {
  if (dialect == Dialect::OpenApi30 || hides_siblings(schema, dialect)) return std::nullopt;
  const std::optional<Value> id = schema.find(dialect == Dialect::Draft4 ? "id" : "$id");
  return id && id->is(Kind::String) ? id : std::nullopt;
}

// 2019-09 core, section 8.2.3; 2020-12 core, section 8.2.2.
bool is_anchor_name(std::string_view name, Dialect dialect) {
  const bool newest = dialect == Dialect::Draft2020;
  if (name.empty() || !(is_ascii_letter(name.front()) || (newest && name.front() == '_'))) return false;
  return std::ranges::all_of(name, [newest](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || (!newest && c == ':');
  });
}

}  // namespace

void SchemaSet::index(const SchemaRef& root) {
  std::vector<SchemaRef> waiting{root};
  std::vector<Value> children;
  while (!waiting.empty()) {
    SchemaRef at = waiting.back();
    waiting.pop_back();
    if (!at.schema.is(Kind::Object) || !indexed_.insert(at.schema.node()).second) continue;
    at = enter(at);
    if (hides_siblings(at.schema, at.dialect())) continue;
    children.clear();
    add_subschemas(at.schema, at.resource->language, children);
    std::ranges::reverse(children);  // the first of two that declare the same comes first
    for (const Value below : children) waiting.push_back({.schema = below, .resource = at.resource});
  }
}

SchemaRef SchemaSet::enter(SchemaRef at) {
  const Language language = language_at(at, at.resource->language);
  const auto root = by_root_.find(at.schema.node());
  const std::optional<Value> id = id_of(at.schema, language.dialect);
  const std::string base = id ? without_fragment(id->string()) : std::string();
  if (!base.empty()) {
    const std::string uri = resolve_uri(at.resource->uri, base);
    SchemaResource* resource =
        root != by_root_.end()
            ? root->second
            : add_resource({.uri = {}, .document = at.resource->document, .root = at.schema, .language = {}});
    at.resource = resource;
    resource->language = language;
    resource->uri = uri;
    const auto [known, is_new] = by_uri_.emplace(uri, resource);
    if (!is_new && known->second != resource && !equal(known->second->root, at.schema)) {
      const Place other = known->second->document.document->place(known->second->root);
      complain(at, *id, "another schema has the URI " + uri + ", too", &other);
    }
  } else if (root != by_root_.end()) {
    root->second->language = language;
  } else if (language != at.resource->language) {
    complain(at, *at.schema.find("$schema"), "`$schema` counts where a schema has a URI of its own; this one has none");
  }
  if (id) {
    const std::string fragment = percent_decode(split_uri(id->string()).fragment.value_or(std::string_view{}));
    if (!fragment.empty() && fragment.front() != '/' && at.dialect() <= Dialect::Draft7) {
      add_anchor(at, fragment, *id);
    } else if (!fragment.empty() && at.dialect() >= Dialect::Draft2019) {
      complain(at, *id, "`$id` is " + to_json_excerpt(*id) + "; it must not have a fragment");
    }
  }
  add_anchors(at);
  return at;
}

void SchemaSet::add_anchors(const SchemaRef& at) {
  if (at.dialect() < Dialect::Draft2019) return;
  auto& dynamic_anchors = resources_[at.resource->number]->dynamic_anchors;
  for (const std::string_view name : {"$anchor", "$dynamicAnchor"}) {
    const std::optional<Value> anchor = at.keyword(name);
    if (!anchor || !anchor->is(Kind::String)) continue;
    if (!is_anchor_name(anchor->string(), at.dialect())) {
      complain(at, *anchor,
               '`' + std::string(name) + "` is " + to_json_excerpt(*anchor) +
                   "; it must be a letter and then letters, digits, `-`, `_` and `.`");
      continue;
    }
    add_anchor(at, anchor->string(), *anchor);
    if (name == "$dynamicAnchor") dynamic_anchors.emplace(anchor->string(), at.schema);
  }
  const std::optional<Value> recursive = at.keyword("$recursiveAnchor");
  if (recursive && recursive->is(Kind::Boolean) && recursive->boolean() &&
      at.schema.node() == at.resource->root.node()) {
    dynamic_anchors.emplace(std::string_view{}, at.schema);
  }
}

void SchemaSet::add_anchor(const SchemaRef& at, std::string_view name, Value declared) {
  const auto [known, is_new] =
      anchors_.emplace(std::pair(at.resource, std::string(name)), Anchor{.schema = at.schema, .declared = declared});
  if (is_new || known->second.schema.node() == at.schema.node()) return;
  const Place other = at.place(known->second.declared);
  complain(at, declared, "another schema has the anchor `" + std::string(name) + "`, too", &other);
}

void SchemaSet::complain(const SchemaRef& at, Value value, std::string text, const Place* other) {
  problems_.push_back(make_finding(Code::BadSchema, at.place(value), Detail{.text = std::move(text), .help = {}}));
  problems_.back().schema_location = at.location();
  if (other != nullptr) problems_.back().related.push_back({.where = *other, .label = "the other one"});
}

}  // namespace contract::internal
