#include "schema/dialect.h"

#include <array>
#include <utility>

namespace contract::internal {
namespace {

constexpr std::array<std::pair<std::string_view, Dialect>, 6> kMetaschemas{{
    {"http://json-schema.org/draft-04/schema", Dialect::Draft4},
    {"http://json-schema.org/draft-06/schema", Dialect::Draft6},
    {"http://json-schema.org/draft-07/schema", Dialect::Draft7},
    {"https://json-schema.org/draft/2019-09/schema", Dialect::Draft2019},
    {"https://json-schema.org/draft/2020-12/schema", Dialect::Draft2020},
    {"https://spec.openapis.org/oas/3.1/dialect/base", Dialect::Draft2020},
}};

}  // namespace

std::optional<Dialect> dialect_of(std::string_view metaschema_uri) {
  if (metaschema_uri.ends_with('#')) metaschema_uri.remove_suffix(1);
  for (const auto& [uri, dialect] : kMetaschemas) {
    if (uri == metaschema_uri) return dialect;
  }
  return std::nullopt;
}

std::string_view to_string(Dialect dialect) {
  switch (dialect) {
    case Dialect::Draft4: return "draft 4";
    case Dialect::Draft6: return "draft 6";
    case Dialect::Draft7: return "draft 7";
    case Dialect::Draft2019: return "draft 2019-09";
    case Dialect::Draft2020: return "draft 2020-12";
  }
  return {};
}

}  // namespace contract::internal
