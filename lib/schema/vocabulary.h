#pragma once
// What is a keyword in which dialect, and where the subschemas of a schema are.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/dialect.h"

namespace contract::internal {

enum class Holds : std::uint8_t { None, Schema, Array, Map, Either, MapOrNames };

struct KeywordInfo {
  std::string_view name;
  Dialect first;
  Dialect last;
  Holds holds;
};

std::span<const KeywordInfo> all_keywords();

// Nothing if `dialect` does not know the keyword.
const KeywordInfo* keyword(std::string_view name, Dialect dialect);

// The keyword that `name` is probably a misspelling of; empty if it is none. Keywords of ours ("x-…") and of other
// vocabularies are left alone.
std::string misspelt_keyword(std::string_view name, Dialect dialect);

struct ChildSchema {
  Value schema;
  std::string path;  // from the parent schema: "/properties/id"
};

// The direct subschemas of a schema, in document order. Booleans and misplaced values are none.
std::vector<ChildSchema> subschemas(Value schema, Dialect dialect);

}  // namespace contract::internal
