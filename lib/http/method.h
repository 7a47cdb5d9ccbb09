#pragma once
// Request methods.
#include <span>
#include <string_view>

namespace contract::internal {

// The methods that an OpenAPI path item can describe (OpenAPI 3.1 section 4.8.9), in the lower case of its keys.
// Methods of requests are upper case; see upper_case.
std::span<const std::string_view> path_item_methods();
bool is_path_item_method(std::string_view key);

}  // namespace contract::internal
