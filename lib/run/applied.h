#pragma once
// The annotations of applicators: which children of a value a schema's keywords were applied to (draft 2020-12 core,
// sections 10.3 and 11; draft 2019-09 core, section 9.3).
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "program/program.h"

namespace contract::internal {

class Applied {
 public:
  // Of the schema of `block`, and `instance`, which it accepts. `evaluated`: which children other keywords had
  // evaluated before unevaluated… asked; null: it did not ask. Everything must outlive this.
  Applied(const Program& program, BlockId block, Value instance, const std::vector<bool>* evaluated);

  // The annotation of an applicator as JSON text; empty if it makes none for such an instance. `matches`: the items
  // that `contains` accepted, in order.
  std::string annotation(std::string_view keyword, const std::vector<std::size_t>& matches) const;

 private:
  enum class Sort : std::uint8_t { Property, Pattern, Additional, Unevaluated };
  std::string members(Sort sort) const;
  bool is_of(Sort sort, std::string_view name, std::size_t ordinal) const;
  bool matches_pattern(std::string_view name) const;
  std::string items(std::string_view keyword) const;
  std::string contained(const std::vector<std::size_t>& matches) const;
  bool has_unevaluated() const;

  const Program& program_;
  Value schema_;
  Dialect dialect_;
  Value instance_;
  const std::vector<bool>* evaluated_;
  const MemberTable* members_ = nullptr;  // null: no keyword looks at members
};

}  // namespace contract::internal
