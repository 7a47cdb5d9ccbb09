#pragma once
// The dialects of JSON Schema, oldest first, so that a keyword's life is a range of them.
#include <cstdint>
#include <optional>
#include <string_view>

namespace contract::internal {

enum class Dialect : std::uint8_t { Draft4, Draft6, Draft7, Draft2019, Draft2020 };

// The dialect whose metaschema has this URI, with or without an empty fragment (core, section 8.1.1). The base dialect
// of OpenAPI 3.1 is draft 2020-12 with a few annotations more, so it counts as that.
std::optional<Dialect> dialect_of(std::string_view metaschema_uri);

std::string_view to_string(Dialect dialect);  // "draft 2020-12"

}  // namespace contract::internal
