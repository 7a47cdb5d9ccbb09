#include "run/instance_path.h"

#include <ranges>
#include <utility>

#include "document/pointer.h"

namespace contract::internal {

class PlaceStep {
 public:
  PlaceStep(InstancePlace above, const Node* key, std::size_t index)
      : above_(std::move(above)), key_(key), index_(index) {}
  PlaceStep(const PlaceStep&) = delete;
  PlaceStep& operator=(const PlaceStep&) = delete;

  // One step after the other: a place may be as deep as the instance, and each would destroy the one above it.
  ~PlaceStep() {
    InstancePlace above = std::move(above_);
    while (above && above.use_count() == 1) above = std::move(above->above_);
  }

  const PlaceStep* above() const { return above_.get(); }
  void append_to(std::string& pointer) const {
    if (key_ != nullptr) {
      append_token(pointer, key_->text);
    } else {
      append_index(pointer, index_);
    }
  }

 private:
  InstancePlace above_;
  const Node* key_;  // null: an item
  std::size_t index_;
};

std::string pointer_to(const InstancePlace& place) {
  std::vector<const PlaceStep*> steps;
  for (const PlaceStep* step = place.get(); step != nullptr; step = step->above()) steps.push_back(step);
  std::string pointer;
  for (const PlaceStep* step : std::views::reverse(steps)) step->append_to(pointer);
  return pointer;
}

const InstancePlace& InstancePath::here() {
  static const InstancePlace kRoot;
  while (kept_.size() < steps_.size()) {
    const Step& step = steps_[kept_.size()];
    kept_.push_back(std::make_shared<PlaceStep>(kept_.empty() ? kRoot : kept_.back(), step.key, step.index));
  }
  return kept_.empty() ? kRoot : kept_.back();
}

}  // namespace contract::internal
