#pragma once
// The bulk view of programs, made when it is first asked for.
#include <map>
#include <memory>
#include <mutex>

#include "check/judging.h"
#include "program/shape.h"

namespace contract::internal {

// What a bulk machine judges by.
struct BulkEntry {
  std::shared_ptr<const ShapeProgram> shapes;
  ShapeId shape;
};

// Thread-safe. The programs must outlive it and all its entries.
class BulkPrograms {
 public:
  BulkEntry entry(const Yardstick& yardstick);

 private:
  std::mutex mutex_;
  std::map<const Program*, std::shared_ptr<const ShapeProgram>> shapes_;
};

}  // namespace contract::internal
