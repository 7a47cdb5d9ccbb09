#pragma once
// Dynamic scopes (draft 2020-12 core, section 7.1), as far as they can make a difference: for each dynamic anchor the
// outermost schema resource that declares it.
//
// The compiler gives a schema that is entered in two scopes two blocks. So what a dynamic reference leads to is settled
// before anything runs, and schemas without dynamic anchors, which all live in one scope, pay nothing.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace contract::internal {

struct SchemaResource;

enum class ScopeId : std::uint32_t { empty = 0 };

class DynamicScopes {
 public:
  DynamicScopes() : scopes_{Scope{}} { numbers_.emplace(Scope{}, ScopeId::empty); }

  // `scope` after entering `resource`: with its dynamic anchors, but for those of a name that an outer resource has.
  ScopeId entered(ScopeId scope, const SchemaResource& resource);

  // The outermost resource that declares the dynamic anchor `name`; null if none does.
  const SchemaResource* outermost(ScopeId scope, std::string_view name) const;

 private:
  using Scope = std::map<std::string_view, const SchemaResource*>;

  std::vector<Scope> scopes_;
  std::map<Scope, ScopeId> numbers_;
  std::map<std::pair<ScopeId, const SchemaResource*>, ScopeId> entered_;
};

}  // namespace contract::internal
