#pragma once
// Makes instances that a schema nearly accepts: built from what the schema says, without proof that it all holds.
#include <cstddef>
#include <string_view>
#include <vector>

#include "agree/json.h"
#include "agree/words.h"

namespace contract::agree {

class InstanceMaker {
 public:
  // `root` is a schema by SchemaMaker and outlives this.
  InstanceMaker(const Json& root, Random& random) : root_(root), random_(random) {}

  Json make() {
    left_ = kMostValues;
    return value({&root_}, 0);
  }

 private:
  using Schemas = std::vector<const Json*>;  // all that apply to one value

  static constexpr int kDeepest = 7;
  static constexpr int kMostValues = 150;   // of an instance; beyond, scalars only
  static constexpr std::size_t kMost = 24;  // schemas that are looked at for one value

  Json value(const Schemas& schemas, int depth);
  Json value_of(Kind kind, const Schemas& applied, int depth);
  void gather(const Json& schema, Schemas& applied);
  const Json* resolve(std::string_view reference) const;
  Kind kind_for(const Schemas& applied);

  Json object(const Schemas& applied, int depth);
  void add_member(Json& object, std::string_view name, const Schemas& applied, int depth);
  Json array(const Schemas& applied, int depth);
  Schemas schemas_of_item(const Schemas& applied, std::size_t index);
  Json string(const Schemas& applied);
  Json number(const Schemas& applied);

  const Json& root_;
  Random& random_;
  int left_ = 0;  // of kMostValues
};

}  // namespace contract::agree
