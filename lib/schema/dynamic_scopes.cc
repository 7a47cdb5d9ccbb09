#include "schema/dynamic_scopes.h"

#include "schema/schema_set.h"

namespace contract::internal {

ScopeId DynamicScopes::entered(ScopeId scope, const SchemaResource& resource) {
  if (resource.dynamic_anchors.empty()) return scope;
  const auto [known, is_new] = entered_.try_emplace({scope, &resource}, scope);
  if (!is_new) return known->second;
  Scope inner = scopes_[static_cast<std::size_t>(scope)];
  for (const auto& [name, schema] : resource.dynamic_anchors) inner.emplace(name, &resource);
  const auto [number, is_first] = numbers_.try_emplace(inner, static_cast<ScopeId>(scopes_.size()));
  if (is_first) scopes_.push_back(std::move(inner));
  known->second = number->second;
  return number->second;
}

const SchemaResource* DynamicScopes::outermost(ScopeId scope, std::string_view name) const {
  const Scope& anchors = scopes_[static_cast<std::size_t>(scope)];
  const auto found = anchors.find(name);
  return found == anchors.end() ? nullptr : found->second;
}

}  // namespace contract::internal
