#pragma once
// Objects of an OpenAPI description together with where they stand: what the loader walks on.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/operations.h"
#include "document/document.h"
#include "source/span.h"

namespace contract::internal {

// One of the documents that an OpenAPI description consists of.
struct OpenApiDocument {
  Value root;
  std::string uri;  // absolute, without a fragment
  SourceId source = SourceId::none;
};

// Valid as long as the document. Cheap enough to copy while a contract is loaded.
struct OpenApiObject {
  const OpenApiDocument* document;
  Value value;
  std::optional<Value> key;  // the member name it stands under; nothing for items and roots
  std::string pointer;       // from the root of the document

  // The name it stands under; empty if it has none.
  std::string_view name() const { return key ? key->string() : std::string_view{}; }
  // Where findings about it point: objects, arrays and nulls are shown by the name they stand under.
  Place place() const;

  std::optional<OpenApiObject> find(std::string_view member) const;
  std::vector<OpenApiObject> members() const;  // none unless it is an object
  std::vector<OpenApiObject> items() const;    // none unless it is an array

  // Its URI with the pointer as fragment, percent-encoded.
  SchemaName as_schema() const;
};

}  // namespace contract::internal
