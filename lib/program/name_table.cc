#include "program/name_table.h"

#include <algorithm>
#include <cstring>

namespace contract::internal {
namespace {

// Eight bytes at a time: names are short, and most of them take one or two rounds.
std::uint64_t mix(std::string_view name) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = name.size() * kOdd;
  while (!name.empty()) {
    const std::size_t part = std::min<std::size_t>(name.size(), sizeof(std::uint64_t));
    std::uint64_t word = 0;
    std::memcpy(&word, name.data(), part);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32U;
    name.remove_prefix(part);
  }
  return hash;
}

}  // namespace

std::uint32_t NameTable::find(std::string_view name) const {
  if (slots_.empty()) return kAbsent;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = mix(name) & mask; slots_[at] != kAbsent; at = (at + 1) & mask) {
    if (names_[slots_[at]] == name) return slots_[at];
  }
  return kAbsent;
}

std::uint32_t NameTable::add(std::string_view name) {
  const std::uint32_t known = find(name);
  if (known != kAbsent) return known;
  names_.push_back(name);
  if (names_.size() * 2 > slots_.size()) {
    grow();
  } else {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mix(name) & mask;
    while (slots_[at] != kAbsent) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(names_.size() - 1);
  }
  return static_cast<std::uint32_t>(names_.size() - 1);
}

void NameTable::grow() {
  constexpr std::size_t kSmallest = 8;
  slots_.assign(std::max(kSmallest, slots_.size() * 2), kAbsent);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    std::size_t at = mix(names_[i]) & mask;
    while (slots_[at] != kAbsent) at = (at + 1) & mask;
    slots_[at] = i;
  }
}

}  // namespace contract::internal
