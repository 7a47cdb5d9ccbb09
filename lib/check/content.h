#pragma once
// Reads what strings contain, for `contentMediaType`.
#include <string>
#include <string_view>

#include "run/run.h"

namespace contract::internal {

// JSON, by application/json and every type with the suffix +json; other types are not known here.
ContentAnswer read_content(std::string text, std::string_view media_type);

}  // namespace contract::internal
