#pragma once
// What is a keyword in which dialect, and where the subschemas of a schema are.
#include <cstddef>
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

enum class Takes : std::uint8_t { Any, Checked, String, Boolean, Array, Object };

struct KeywordInfo {
  std::string_view name;
  Dialect first;  // the first draft and the last; OpenAPI 3.0 is asked for by itself
  Dialect last;
  bool in_openapi30;
  Vocabulary vocabulary;
  Takes takes;
  Holds holds;

  bool is_in(Dialect dialect) const {
    return dialect == Dialect::OpenApi30 ? in_openapi30 : dialect >= first && dialect <= last;
  }
  bool is_in(const Language& language) const {
    return is_in(language.dialect) && language.vocabularies.has(vocabulary);
  }
};

std::span<const KeywordInfo> all_keywords();

// The keyword of this name in any dialect, and its index in all_keywords(). Takes constant time.
const KeywordInfo* keyword(std::string_view name);
std::size_t keyword_number(const KeywordInfo& info);

// Nothing if `dialect`, or the language, does not know the keyword.
const KeywordInfo* keyword(std::string_view name, Dialect dialect);
const KeywordInfo* keyword(std::string_view name, const Language& language);

// The keyword that `name` is probably a misspelling of; empty if it is none. Keywords of ours ("x-…") and of other
// vocabularies are left alone.
std::string misspelt_keyword(std::string_view name, const Language& language);

// Whether a $ref hides what stands beside it: until draft 7, and in OpenAPI 3.0.
bool hides_siblings(Value schema, Dialect dialect);

struct ChildSchema {
  Value schema;
  std::string path;  // from the parent schema: "/properties/id"
};

// The direct subschemas of a schema, in document order. Booleans and misplaced values are none.
std::vector<ChildSchema> subschemas(Value schema, Dialect dialect);

// The same without their paths, appended to `children`.
void add_subschemas(Value schema, const Language& language, std::vector<Value>& children);

}  // namespace contract::internal
