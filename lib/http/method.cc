#include "http/method.h"

#include <algorithm>
#include <array>

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 8> kMethods{"get", "put", "post", "delete", "options", "head", "patch", "trace"};

}  // namespace

std::span<const std::string_view> path_item_methods() {
  return kMethods;
}

bool is_path_item_method(std::string_view key) {
  return std::ranges::find(kMethods, key) != kMethods.end();
}

}  // namespace contract::internal
