#pragma once
// The way from the root of an instance to one of its values. The machine goes it step by step; a place on it can be
// kept, and costs memory only then.
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace contract::internal {

// A value by the way that leads to it. Places share the steps they have in common, so that many of them at a great
// depth take no more than the steps that are theirs alone, and those nobody keeps any longer are given back.
class PlaceStep;
using InstancePlace = std::shared_ptr<PlaceStep>;  // null: the root

// The JSON Pointer that leads to `place`.
std::string pointer_to(const InstancePlace& place);

class InstancePath {
 public:
  void enter(Value key) { steps_.push_back({.key = key.node(), .index = 0}); }
  void enter(std::size_t index) { steps_.push_back({.key = nullptr, .index = index}); }
  void leave() {
    steps_.pop_back();
    if (kept_.size() > steps_.size()) kept_.pop_back();
  }

  // Where the machine is. Equal for the same value until it is left. Each step is kept at most once, so all calls
  // together take no longer than all those of enter().
  const InstancePlace& here();

 private:
  struct Step {
    const Node* key;  // null: an item
    std::size_t index;
  };
  std::vector<Step> steps_;
  std::vector<InstancePlace> kept_;  // of the first of `steps_`
};

}  // namespace contract::internal
