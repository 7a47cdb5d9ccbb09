#pragma once
// Our documents as RapidJSON's, which valijson reads.
#include <rapidjson/document.h>

#include <cstddef>
#include <string_view>
#include <variant>

#include "document/document.h"
#include "oracle/bundle.h"

namespace contract::internal {

struct RapidjsonCopy {
  rapidjson::Value value;        // views the texts of the original and of the edits
  std::size_t depth = 0;         // nested arrays and objects
  std::size_t longest_text = 0;  // bytes of the longest string
};

struct Uncopyable {
  Value value;
  std::string_view reason;  // a string literal
};

// Copies `value`. Integers of 64 bits stay integers, however they are written (1.0, 1e2); other numbers become doubles.
// Of members with the same name the last is kept. Does not recurse.
std::variant<RapidjsonCopy, Uncopyable> to_rapidjson(Value value, const Edits& edits,
                                                     rapidjson::Document::AllocatorType& allocator);

}  // namespace contract::internal
