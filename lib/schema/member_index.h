#pragma once
// Finds members of large objects, such as the definitions of a generated schema, without looking through them each
// time.
#include <optional>
#include <string_view>
#include <unordered_map>

#include "document/document.h"

namespace contract::internal {

class MemberIndex {
 public:
  // As Value::find. Each object is indexed when it is first asked; it must outlive this.
  std::optional<Value> find(Value object, std::string_view name);

 private:
  using Names = std::unordered_map<std::string_view, const Node*>;
  std::unordered_map<const Node*, Names> objects_;
};

}  // namespace contract::internal
