#include "document/kind.h"

#include <algorithm>
#include <array>
#include <vector>

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 7> kNames{"null", "boolean", "number", "string", "array", "object", "integer"};

}  // namespace

std::string_view to_string(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<TypeSet> TypeSet::named(std::string_view name) {
  const auto* found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return from_bits(static_cast<std::uint8_t>(1U << static_cast<unsigned>(found - kNames.begin())));
}

std::string TypeSet::to_string() const {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if ((bits_ & (1U << i)) != 0) names.push_back(kNames[i]);
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace contract::internal
