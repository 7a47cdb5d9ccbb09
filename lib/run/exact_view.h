#pragma once
// The machine's view of our own Document: everything is there, findings can be made.
#include <cstdint>

#include "document/document.h"
#include "document/equality.h"
#include "document/number.h"
#include "run/work.h"

namespace contract::internal {

struct ExactView {
  using Value = internal::Value;
  using MemberCursor = Members::iterator;
  using ItemCursor = Items::iterator;

  // Units of work that looking at the whole of a value takes.
  static std::uint64_t weight(Value value) {
    return value.node()->extent + (value.span().end - value.span().begin) / Work::kBytesPerUnit;
  }
  static Number number(Value value) { return Number(value.digits()); }
  static bool equals(Value value, internal::Value constant) { return equal(value, constant); }
  static std::uint64_t hash_of(Value value) { return hash(value); }
  static bool has_equal_items(Value array) { return first_equal_items(array).has_value(); }
};

}  // namespace contract::internal
