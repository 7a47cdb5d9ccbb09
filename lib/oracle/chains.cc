#include "oracle/chains.h"

#include <algorithm>

namespace contract::internal {

// Depth first with a stack of our own; a schema is measured when all that it applies are.
SchemaChains::Longest SchemaChains::longest() const {
  constexpr std::size_t kOpen = 0;
  std::unordered_map<const Node*, std::size_t> lengths;
  std::vector<const Node*> path;
  std::vector<std::size_t> next;  // of the schema at the same place in `path`: which inner schema is its turn
  Longest longest;
  const auto open = [&](const Node* schema) {
    lengths[schema] = kOpen;
    path.push_back(schema);
    next.push_back(0);
  };
  const auto inner_of = [&](const Node* schema) -> const std::vector<const Node*>& {
    static const std::vector<const Node*> kNone;
    const auto found = inner_.find(schema);
    return found == inner_.end() ? kNone : found->second;
  };
  for (const auto& [root, unused] : inner_) {
    if (lengths.contains(root)) continue;
    open(root);
    while (!path.empty()) {
      const std::vector<const Node*>& inner = inner_of(path.back());
      if (next.back() < inner.size()) {
        const Node* schema = inner[next.back()++];
        const auto known = lengths.find(schema);
        if (known == lengths.end()) {
          open(schema);
        } else if (known->second == kOpen) {
          return {.length = 0, .loop = schema};
        }
        continue;
      }
      std::size_t length = 1;
      for (const Node* schema : inner) length = std::max(length, 1 + lengths.at(schema));
      lengths[path.back()] = length;
      longest.length = std::max(longest.length, length);
      path.pop_back();
      next.pop_back();
    }
  }
  return longest;
}

}  // namespace contract::internal
