#pragma once
// How deep schemas are applied inside of each other to one and the same value.
#include <cstddef>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace contract::internal {

class SchemaChains {
 public:
  // `outer` applies `inner` to the value that it is applied to itself.
  void add(const Node* outer, const Node* inner) { inner_[outer].push_back(inner); }

  struct Longest {
    std::size_t length = 1;      // schemas in the longest chain
    const Node* loop = nullptr;  // a schema that is applied inside of itself; then `length` says nothing
  };
  Longest longest() const;

 private:
  std::unordered_map<const Node*, std::vector<const Node*>> inner_;
};

}  // namespace contract::internal
