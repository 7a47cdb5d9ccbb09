#pragma once
// Makes random schemas: every keyword of a dialect, in mixtures that say something of each other.
#include <cstddef>
#include <string_view>

#include "agree/json.h"
#include "agree/words.h"
#include "schema/dialect.h"

namespace contract::agree {

using internal::Dialect;

// What a subschema is mostly about; each keyword belongs to one.
enum class Subject : std::uint8_t { Numbers, Strings, Arrays, Objects, Anything };

// Where a subschema stands.
struct Spot {
  int depth = 0;
  // References that are applied to the same value as the root (-1), or as a definition, only lead to later definitions,
  // because those that lead back would never end.
  int after = -1;
  int inside = kRoot;  // the number of the definition that it is in, if that is a resource of its own

  // Of a subschema that is applied to another value than the one it stands in: it may refer to everything.
  Spot below() const { return {.depth = depth + 1, .after = kFree, .inside = inside}; }
  Spot beside() const { return {.depth = depth + 1, .after = after, .inside = inside}; }
  static constexpr int kRoot = -1;
  static constexpr int kFree = -2;
};

class SchemaMaker {
 public:
  SchemaMaker(Dialect dialect, Random& random) : dialect_(dialect), random_(random) {}

  Json make();

  // For the makers of keywords:
  Dialect dialect() const { return dialect_; }
  Random& random() { return random_; }
  Json schema(Spot spot);
  Json schemas(Spot spot, std::size_t least);                      // an array of them
  Json count();                                                    // a small size
  Json names();                                                    // an array of different names
  Json reference(Spot spot);                                       // for $ref; null if there is nothing to refer to
  bool has_dynamic_anchor() const { return has_dynamic_anchor_; }  // "#node", at the root
  // What allows exactly this value, in any dialect.
  void demand(Json& schema, Json value);

 private:
  static constexpr int kDeepest = 3;

  Json object_schema(Spot spot);
  void add_type(Json& schema, Subject subject);
  void add_keywords(Json& schema, Spot spot, Subject subject);
  void add_definitions(Json& root);
  bool is_resource(int definition) const { return has_ids_ && definition % 2 == 0; }
  void add_id(Json& schema, std::string_view id);

  Dialect dialect_;
  Random& random_;
  int definitions_ = 0;
  std::string_view folder_ = "definitions";  // where they stand
  bool has_ids_ = false;
  bool has_dynamic_anchor_ = false;
};

// One keyword, or a few that belong together: how likely it is in a subschema about its subject, in percent, in which
// dialects it is known, and what adds it.
struct KeywordMaker {
  std::string_view name;
  Subject subject;
  unsigned percent;
  Dialect first;
  Dialect last;
  void (*add)(SchemaMaker& maker, Json& schema, Spot spot);
};

}  // namespace contract::agree
