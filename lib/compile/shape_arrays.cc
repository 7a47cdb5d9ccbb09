// What arrays must be.
#include <algorithm>

#include "compile/shape_builder.h"

namespace contract::internal {
namespace {

class ArrayFiller {
 public:
  ArrayFiller(ShapeBuilder& builder, const Gathered& gathered, ArrayShape& array)
      : builder_(builder), program_(builder.program()), gathered_(gathered), array_(array) {}

  bool fill() {
    // Which items other branches, or `contains`, evaluate only the value can tell.
    const bool tells = gathered_.open.empty() && gathered_.contains.empty();
    if (!gathered_.unevaluated.empty() && !tells) return false;
    for (const AppliedRule& leaf : gathered_.leaves) add_leaf(program_.code[leaf.at]);
    for (const AppliedRule& contains : gathered_.contains) add_contains(program_.code[contains.at]);
    std::size_t prefix = 0;
    for (const AppliedRule& items : gathered_.items) prefix = std::max(prefix, table(items).prefix.size());
    for (std::size_t index = 0; index < prefix; ++index) array_.prefix.push_back(shape_at(index));
    array_.rest = shape_at(prefix);
    return builder_.add_logic(gathered_, array_.logic);
  }

 private:
  const ItemTable& table(const AppliedRule& items) const { return program_.item_tables[program_.code[items.at].a]; }

  static BlockId block_at(const ItemTable& table, std::size_t index) {
    return index < table.prefix.size() ? table.prefix[index] : table.rest;
  }

  ShapeId shape_at(std::size_t index) {
    std::vector<BlockId> blocks;
    for (const AppliedRule& items : gathered_.items) blocks.push_back(block_at(table(items), index));
    for (const AppliedRule& rule : gathered_.unevaluated) {
      if (!is_evaluated(rule, index)) blocks.push_back(static_cast<BlockId>(program_.code[rule.at].a));
    }
    return builder_.shape_of(Conjunction::of(std::move(blocks)));
  }

  // Whether another keyword that `rule` sees evaluates the item.
  bool is_evaluated(const AppliedRule& rule, std::size_t index) const {
    const bool by_items = std::ranges::any_of(gathered_.items, [&](const AppliedRule& items) {
      return block_at(table(items), index) != BlockId::none && gathered_.reaches(rule.block, items.block);
    });
    return by_items || std::ranges::any_of(gathered_.unevaluated, [&](const AppliedRule& other) {
             return other.block != rule.block && gathered_.reaches(rule.block, other.block);
           });
  }

  void add_leaf(const Instruction& instruction) {
    if (instruction.op == Op::MinItems) array_.min = std::max(array_.min, instruction.wide());
    if (instruction.op == Op::MaxItems) array_.max = std::min(array_.max, instruction.wide());
    if (instruction.op == Op::UniqueItems) array_.unique = true;
  }

  void add_contains(const Instruction& instruction) {
    const ContainsTable& table = program_.contains_tables[instruction.a];
    Logic logic;
    logic.kind = Logic::Kind::Contains;
    logic.shapes = {builder_.shape_of(table.block)};
    logic.min = table.min;
    logic.max = table.max;
    array_.logic.push_back(std::move(logic));
  }

  ShapeBuilder& builder_;
  const Program& program_;
  const Gathered& gathered_;
  ArrayShape& array_;
};

}  // namespace

bool fill_array(ShapeBuilder& builder, const Gathered& gathered, ArrayShape& array) {
  return ArrayFiller(builder, gathered, array).fill();
}

}  // namespace contract::internal
