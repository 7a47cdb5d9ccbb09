// Lays out the properties of objects so that a glance at a name finds the one that it can be.
#include <algorithm>
#include <bit>
#include <span>

#include "compile/shape_builder.h"
#include "program/glance.h"

namespace contract::internal {
namespace {

constexpr std::uint32_t kFactorBits = 64;
constexpr std::uint64_t kLeastSpread = 2;  // slots for each property
constexpr std::uint64_t kMostSpread = 16;
constexpr int kFactors = 16;  // that are tried for each number of slots

class SlotSearch {
 public:
  SlotSearch(std::span<const Property> properties, const Property* unmatched)
      : properties_(properties), unmatched_(unmatched) {
    for (const Property& property : properties) glances_.push_back(glance_of(property));
  }

  // Takes the smallest table in which no two properties share a slot. Where none is found, those that have to share are
  // found by their names as if a glance had not been enough.
  std::vector<const Property*> place(ObjectShape& object) {
    for (std::uint64_t spread = kLeastSpread; spread <= kMostSpread && lost_ != 0; spread *= 2) {
      const std::uint64_t size = std::bit_ceil(spread * glances_.size());
      const auto shift = kFactorBits - static_cast<std::uint32_t>(std::countr_zero(size));
      for (int attempt = 0; attempt < kFactors && lost_ != 0; ++attempt) {
        factor_ = (factor_ + 1) * 0x9E3779B97F4A7C15U | 1U;
        attempt_with(size, shift, object);
      }
    }
    object.has_own_slots = lost_ == 0;
    return std::move(best_);
  }

 private:
  // As the texts have it in which the property can be matched; 0 for others.
  static std::uint32_t glance_of(const Property& property) {
    constexpr std::uint32_t kQuotes = 2;
    return property.is_matchable() ? glance(property.written.data(), property.name_size + kQuotes) : 0;
  }

  void attempt_with(std::uint64_t size, std::uint32_t shift, ObjectShape& object) {
    std::vector<const Property*> slots(size, unmatched_);
    std::size_t lost = 0;
    for (std::size_t i = 0; i < glances_.size(); ++i) {
      if (glances_[i] == 0) continue;
      const Property*& slot = slots[glances_[i] * factor_ >> shift];
      if (slot == unmatched_) {
        slot = &properties_[i];
      } else {
        ++lost;
      }
    }
    if (lost >= lost_) return;
    lost_ = lost;
    best_ = std::move(slots);
    object.slot_factor = factor_;
    object.slot_shift = shift;
  }

  std::span<const Property> properties_;
  const Property* unmatched_;
  std::vector<std::uint64_t> glances_;
  std::vector<const Property*> best_;
  std::size_t lost_ = static_cast<std::size_t>(-1);
  std::uint64_t factor_ = 0;
};

}  // namespace

void add_slots(ShapeProgram& shapes) {
  const Property* const unmatched = &shapes.properties.front();
  shapes.slots = {unmatched, unmatched};  // those of an object without properties
  std::vector<std::size_t> first(shapes.objects.size(), 0);
  for (std::size_t i = 0; i < shapes.objects.size(); ++i) {
    ObjectShape& object = shapes.objects[i];
    if (object.property_count == 0) continue;
    const auto properties = std::span(shapes.properties).subspan(object.first_property, object.property_count);
    const auto slots = SlotSearch(properties, unmatched).place(object);
    first[i] = shapes.slots.size();
    shapes.slots.insert(shapes.slots.end(), slots.begin(), slots.end());
  }
  for (std::size_t i = 0; i < first.size(); ++i) shapes.objects[i].slots = shapes.slots.data() + first[i];
}

}  // namespace contract::internal
