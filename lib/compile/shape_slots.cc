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
  SlotSearch(std::span<const Property> properties, std::uint32_t first) : first_(first) {
    for (const Property& property : properties) glances_.push_back(glance_of(property));
  }

  // Takes the smallest table in which no two properties share a slot. Where none is found, those that have to share are
  // found by their names as if a glance had not been enough.
  void place(ObjectShape& object, std::vector<std::uint32_t>& slots) {
    for (std::uint64_t spread = kLeastSpread; spread <= kMostSpread && lost_ != 0; spread *= 2) {
      const std::uint64_t size = std::bit_ceil(spread * glances_.size());
      const auto shift = kFactorBits - static_cast<std::uint32_t>(std::countr_zero(size));
      for (int attempt = 0; attempt < kFactors && lost_ != 0; ++attempt) {
        factor_ = (factor_ + 1) * 0x9E3779B97F4A7C15U | 1U;
        attempt_with(size, shift, object);
      }
    }
    object.has_own_slots = lost_ == 0;
    object.first_slot = static_cast<std::uint32_t>(slots.size());
    slots.insert(slots.end(), best_.begin(), best_.end());
  }

 private:
  // As the texts have it in which the property can be matched; 0 for others.
  static std::uint32_t glance_of(const Property& property) {
    constexpr std::uint32_t kQuotes = 2;
    return property.is_matchable() ? glance(property.written.data(), property.name_size + kQuotes) : 0;
  }

  void attempt_with(std::uint64_t size, std::uint32_t shift, ObjectShape& object) {
    std::vector<std::uint32_t> slots(size, 0);
    std::size_t lost = 0;
    for (std::size_t i = 0; i < glances_.size(); ++i) {
      if (glances_[i] == 0) continue;
      std::uint32_t& slot = slots[glances_[i] * factor_ >> shift];
      if (slot == 0) {
        slot = first_ + static_cast<std::uint32_t>(i);
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

  std::uint32_t first_;
  std::vector<std::uint64_t> glances_;
  std::vector<std::uint32_t> best_;
  std::size_t lost_ = static_cast<std::size_t>(-1);
  std::uint64_t factor_ = 0;
};

}  // namespace

void add_slots(ShapeProgram& shapes) {
  shapes.slots = {0, 0};  // those of an object without properties
  for (ObjectShape& object : shapes.objects) {
    if (object.property_count == 0) continue;
    const auto properties = std::span(shapes.properties).subspan(object.first_property, object.property_count);
    SlotSearch(properties, object.first_property).place(object, shapes.slots);
  }
}

}  // namespace contract::internal
