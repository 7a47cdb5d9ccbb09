#pragma once
// Follows a JSON Pointer down schemas instead of values.
#include <string>
#include <string_view>
#include <vector>

#include "program/program.h"

namespace contract::internal {

// The schemas that may judge one value of a document, whatever the branch.
class SchemaWalk {
 public:
  SchemaWalk(const Program& program, std::vector<BlockId> entries);

  // Goes on to the member called `token`, or the item of that index; "*" is any item. False: the schemas document what
  // there is, and this is not among it; see names() and is_array().
  bool step(std::string_view token);

  // Nothing is said of the value, so it may be anything.
  bool is_open() const { return open_; }
  // The members that are documented here, in the order of the schemas.
  std::vector<std::string_view> names() const;
  // Only items are documented here, no members.
  bool is_array() const;

 private:
  void add(BlockId block);
  void add_same_value(const Instruction& instruction);
  void step_member(std::string_view token, std::vector<BlockId>& below) const;
  void step_item(std::string_view token, std::vector<BlockId>& below) const;

  const Program* program_;
  std::vector<BlockId> blocks_;  // those that judge the present value, each once
  std::vector<const MemberTable*> members_;
  std::vector<const ItemTable*> items_;
  bool open_ = false;
};

}  // namespace contract::internal
