#pragma once
// valijson as a second opinion: an engine of other people, so that a mistake of ours does not go unseen.
//
// It answers for drafts 4 and 7, and for every keyword that asserts something there except `format`, of which valijson
// knows three. It compares numbers as doubles, and sees of members with the same name the last. Patterns run
// on std::regex: on bytes, without Unicode, and without a budget of time, so a hostile schema can keep it busy.
// The keywords on which valijson and the specification differ are listed in tests/oracle/differences.yaml.
#include <cstddef>
#include <memory>
#include <string>
#include <variant>

#include "document/document.h"
#include "finding/result.h"
#include "schema/schema_set.h"

namespace contract::internal {

// Immutable and safe to share between threads. Cheap to copy.
class Oracle {
 public:
  static constexpr std::size_t kMaxDepth = 256;      // of an instance: valijson recurses
  static constexpr std::size_t kMaxSchemas = 5'000;  // subschemas in all: reading them recurses too
  static constexpr std::size_t kMaxMatched = 4096;   // bytes of a string, where the schema has a pattern

  // The schema that the absolute URI `uri` names, with all it refers to; references are resolved by `schemas`.
  // Fails with UnsupportedEngine, placed in the schema, where that is of another draft or valijson refuses it, with
  // UnresolvedReference, and with ReferenceLoop where a schema can be applied to a value inside of itself.
  static Result<Oracle> load(SchemaSet& schemas, const std::string& uri);

  // Whether `instance`, of `document`, is valid. A finding instead: valijson cannot judge this instance (TooDeep,
  // TooLarge, or UnsupportedEngine for numbers that a double cannot hold and strings with U+0000).
  std::variant<bool, Finding> accepts(const Document& document, Value instance) const;

 private:
  struct Engine;
  explicit Oracle(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}
  std::shared_ptr<const Engine> engine_;
};

}  // namespace contract::internal
