#pragma once
// Variants of a JSON text, each with one thing changed: what a careless client might send.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace contract::tests {

class Mutator {
 public:
  // `words` are strings to swap in, such as the values of enumerations.
  explicit Mutator(std::vector<std::string> words) : words_(std::move(words)) {}

  // A variant of `text`, which `document` was read from. The same calls give the same variants everywhere.
  std::string mutate(const internal::Document& document, std::string_view text);

 private:
  // The distributions of the standard library differ between its vendors.
  std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_()) % count; }

  std::string replacement(internal::Value value, std::string_view text);
  std::string changed_string(std::string_view text);
  std::string changed_array(internal::Value array, std::string_view text);
  std::string changed_object(internal::Value object, std::string_view text);

  std::vector<std::string> words_;
  std::minstd_rand random_{20241130};
};

}  // namespace contract::tests
