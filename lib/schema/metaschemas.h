#pragma once
// The metaschemas of all drafts with their vocabularies, and those of OpenAPI 3.1, so that references to them resolve
// without a network. They are files in lib/schema/metaschemas; the build turns them into one table.
#include <optional>
#include <span>
#include <string_view>

namespace contract::internal {

struct Metaschema {
  std::string_view uri;   // without a fragment
  std::string_view text;  // JSON
};

std::span<const Metaschema> all_metaschemas();

// The text of the metaschema of this URI without fragment; nothing if it is none of them. Lives for ever.
std::optional<std::string_view> metaschema_text(std::string_view uri);

}  // namespace contract::internal
