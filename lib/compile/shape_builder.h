#pragma once
// Shapes under construction: what the parts that make scalars, arrays and objects have in common.
#include <deque>
#include <map>
#include <memory>
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
  // The index of the object part alone of a conjunction's shape.
  std::uint32_t object_of(const Conjunction& conjunction);

  const Program& program() const { return *result_.program; }
  Gatherer& gatherer() { return gatherer_; }
  ShapeProgram& result() { return result_; }

  // The applicators that only the value can settle, for a container. False: there is one that shapes cannot do.
  bool add_logic(const Gathered& gathered, std::vector<Logic>& logic);

 private:
  void make(ShapeId id, const Conjunction& conjunction);
  std::uint32_t long_enough(std::uint32_t strings) const;
  void make_array(const Gathered& gathered, Shape& shape);
  void make_object(std::uint32_t index, const Conjunction& conjunction);

  ShapeProgram result_;
  Gatherer gatherer_;
  std::map<Conjunction, ShapeId> known_;
  std::map<Conjunction, std::uint32_t> objects_;
  std::deque<std::pair<ShapeId, Conjunction>> waiting_;
  std::deque<std::pair<std::uint32_t, Conjunction>> waiting_objects_;
  std::size_t most_shapes_;
};

// A sequence of tests for strings, or for numbers of one sort; kNone if there is nothing to test.
std::uint32_t add_tests(ShapeBuilder& builder, const Gathered& gathered, Token token);
// False: not for shapes to say.
bool fill_array(ShapeBuilder& builder, const Gathered& gathered, ArrayShape& array);
bool fill_object(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object);

// Whether the member of an object decides what applies; fills in the choice then.
bool add_choice(ShapeBuilder& builder, const Conjunction& conjunction, const Gathered& gathered, ObjectShape& object);

}  // namespace contract::internal
