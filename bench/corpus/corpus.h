#pragma once
// An endless sequence of documents of one shape, of which exactly one in every hundred is invalid.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/shapes.h"

namespace contract::corpus {

class Corpus {
 public:
  static constexpr std::size_t kDocumentsPerMistake = 100;

  // The same arguments give the same documents, everywhere.
  Corpus(const Shape& shape, Members order, std::uint64_t seed);

  struct Entry {
    std::string_view text;  // until the next call of next()
    bool valid;
  };
  Entry next();

 private:
  std::uint64_t seed_of_right_size();

  const Shape& shape_;
  Composer composer_;
  Random random_;
  std::size_t index_ = 0;          // in the current hundred
  std::size_t mistake_index_ = 0;  // of the invalid one in it
};

}  // namespace contract::corpus
