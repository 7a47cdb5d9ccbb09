#pragma once
// The shapes of documents that a corpus can consist of: one function and one schema each.
#include <cstddef>
#include <span>
#include <string_view>

#include "corpus/composer.h"

namespace contract::corpus {

struct Shape {
  std::string_view name;
  std::string_view schema;  // path, from the root of the project
  std::size_t least_size;   // of a valid document, in bytes
  std::size_t greatest_size;
  void (*compose)(Composer&);  // writes one document
};

std::span<const Shape> shapes();                 // sorted by name
const Shape* find_shape(std::string_view name);  // null if there is none

}  // namespace contract::corpus
