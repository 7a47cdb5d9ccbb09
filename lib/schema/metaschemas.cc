#include "schema/metaschemas.h"

#include <algorithm>

namespace contract::internal {

std::optional<std::string_view> metaschema_text(std::string_view uri) {
  const auto found = std::ranges::find(all_metaschemas(), uri, &Metaschema::uri);
  return found == all_metaschemas().end() ? std::nullopt : std::optional(found->text);
}

}  // namespace contract::internal
