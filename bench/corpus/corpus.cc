#include "corpus/corpus.h"

namespace contract::corpus {

Corpus::Corpus(const Shape& shape, Members order, std::uint64_t seed)
    : shape_(shape), composer_(order), random_(seed) {}

Corpus::Entry Corpus::next() {
  if (index_ == 0) mistake_index_ = random_.below(kDocumentsPerMistake);
  const bool valid = index_ != mistake_index_;
  index_ = (index_ + 1) % kDocumentsPerMistake;

  const std::uint64_t seed = seed_of_right_size();
  if (!valid) {
    const std::size_t mistake = random_.below(composer_.places());
    composer_.start(seed, mistake);
    shape_.compose(composer_);
  }
  return {.text = composer_.text(), .valid = valid};
}

// Leaves the valid document of that seed in the composer.
std::uint64_t Corpus::seed_of_right_size() {
  while (true) {
    const std::uint64_t seed = random_.next();
    composer_.start(seed, Composer::kNowhere);
    shape_.compose(composer_);
    const std::size_t size = composer_.text().size();
    if (size >= shape_.least_size && size <= shape_.greatest_size) return seed;
  }
}

}  // namespace contract::corpus
