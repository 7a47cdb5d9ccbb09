#pragma once
// Shapes under construction: what the parts that make scalars, arrays and objects have in common.
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/conjunction.h"
#include "program/shape.h"

namespace contract::internal {

class ShapeBuilder {
 public:
  explicit ShapeBuilder(std::shared_ptr<const Program> judged);

  // Makes all shapes that were asked for, and those that they ask for.
  std::shared_ptr<const ShapeProgram> finish();

  // The shape of a conjunction, made later if it is new.
  ShapeId shape_of(const Conjunction& conjunction);
  ShapeId shape_of(BlockId block);
  // The index of the object part alone of a conjunction's shape. Its first properties are `names`.
  std::uint32_t object_of(const Conjunction& conjunction, std::span<const std::string_view> names = {});

  const Program& program() const { return *result_.program; }
  Gatherer& gatherer() { return gatherer_; }
  ShapeProgram& result() { return result_; }

  // The applicators that only the value can settle, for a container. False: there is one that shapes cannot do.
  bool add_logic(const Gathered& gathered, std::vector<Logic>& logic);

 private:
  Conjunction shared(const Conjunction& conjunction) const;
  void add_number_rules();
  Way way_into(Property& property) const;
  void settle(Property& property) const;
  void settle(ArrayShape& array) const;
  void make(ShapeId id, const Conjunction& conjunction);
  std::uint32_t long_enough(std::uint32_t strings) const;
  void expect_string(Shape& shape) const;
  void make_array(const Gathered& gathered, Shape& shape);
  struct WaitingObject {
    std::uint32_t index;
    Conjunction conjunction;
    std::vector<std::string_view> names;
  };
  void make_object(const WaitingObject& waiting);

  ShapeProgram result_;
  Gatherer gatherer_;
  std::vector<BlockId> equals_;                  // of each block, as first_equals() has it
  std::map<ShapeId, std::size_t> number_rules_;  // in ShapeProgram::number_rules
  std::map<Conjunction, ShapeId> known_;
  std::map<Conjunction, std::uint32_t> objects_;
  std::deque<std::pair<ShapeId, Conjunction>> waiting_;
  std::deque<WaitingObject> waiting_objects_;
  std::size_t most_shapes_;
};

// A sequence of tests for strings, or for numbers of one sort; kNone if there is nothing to test.
std::uint32_t add_tests(ShapeBuilder& builder, const Gathered& gathered, Token token);
// What numbers of the shape must be, where one rule says all of it.
std::optional<NumberRule> number_rule(const ShapeProgram& shapes, const Shape& shape);
// False: not for shapes to say.
bool fill_array(ShapeBuilder& builder, const Gathered& gathered, ArrayShape& array);
bool fill_object(ShapeBuilder& builder, const Conjunction& conjunction, std::span<const std::string_view> names,
                 const Gathered& gathered, ObjectShape& object);

// The member of an object that decides what applies, if there is one.
std::optional<std::string_view> chooser_of(const Program& program, const Gathered& gathered);
// Fills in what it decides; `object` has its properties.
void add_choice(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object);
// Once all objects are made: which properties have to wait for the choice.
void settle_choices(ShapeProgram& shapes);
// Likewise: lays out the slots of their properties.
void add_slots(ShapeProgram& shapes);

}  // namespace contract::internal
