#include "corpus/corpus.h"

#include <string>
#include <string_view>
#include <vector>

#include "corpus/shapes.h"
#include "include/contract/contract.h"
#include "support/catch.h"

using namespace contract::corpus;

namespace {

constexpr std::size_t kDocuments = 1000;

struct Sample {
  std::string text;
  bool valid;
};

std::vector<Sample> samples_of(const Shape& shape, Members order = Members::InOrder) {
  Corpus corpus(shape, order, 1);
  std::vector<Sample> samples;
  for (std::size_t index = 0; index < kDocuments; ++index) {
    const Corpus::Entry entry = corpus.next();
    samples.push_back({.text = std::string(entry.text), .valid = entry.valid});
  }
  return samples;
}

std::string texts_of(const std::vector<Sample>& samples) {
  std::string text;
  for (const Sample& sample : samples) text += sample.text + '\n';
  return text;
}

// FNV-1a.
std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char character : text) hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3U;
  return hash;
}

}  // namespace

TEST_CASE("the schema of each shape takes what the corpus calls valid, and nothing else") {
  for (const Shape& shape : shapes()) {
    const auto schema = contract::Schema::load(std::string(shape.schema));
    INFO(shape.schema);
    REQUIRE(schema);
    for (const Members order : {Members::InOrder, Members::Shuffled}) {
      for (const Sample& sample : samples_of(shape, order)) {
        INFO(sample.text);
        CHECK(contract::passed(schema.check(sample.text)) == sample.valid);
      }
    }
  }
}

TEST_CASE("exactly one in every hundred documents of a corpus is invalid, and the others are of the promised size") {
  for (const Shape& shape : shapes()) {
    INFO(shape.name);
    std::vector<std::size_t> invalid(kDocuments / Corpus::kDocumentsPerMistake);
    std::size_t index = 0;
    for (const Sample& sample : samples_of(shape)) {
      if (sample.valid) {
        CHECK(sample.text.size() >= shape.least_size);
        CHECK(sample.text.size() <= shape.greatest_size);
      } else {
        ++invalid[index / Corpus::kDocumentsPerMistake];
      }
      ++index;
    }
    CHECK(invalid == std::vector<std::size_t>(invalid.size(), 1));
  }
}

TEST_CASE("a corpus is the same every time, and another with another seed") {
  const Shape& shape = *find_shape("connection");
  CHECK(texts_of(samples_of(shape)) == texts_of(samples_of(shape)));
  CHECK(Corpus(shape, Members::InOrder, 1).next().text != Corpus(shape, Members::InOrder, 2).next().text);
  // Measurements can only be compared while this holds; a change of the corpora is a reason to measure all of them
  // anew.
  CHECK(fingerprint(texts_of(samples_of(shape))) == 0xCAAADC3FAF9A172BU);
}
