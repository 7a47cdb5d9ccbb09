#pragma once
// One generated schema with its instances. Its seed and number are all that is needed to make it again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "agree/comparison.h"
#include "agree/json.h"

namespace contract::agree {

constexpr std::size_t kInstances = 50;  // of each schema

struct Trial {
  Terms terms;
  Json schema;
  std::vector<std::string> texts;
};

Trial make_trial(std::uint64_t seed, std::uint64_t number);

struct Outcome {
  std::string problem;  // why the schema cannot be used; then nothing was compared
  std::vector<Disagreement> disagreements;
};
Outcome hold(const Trial& trial, Counts& counts);

// The smallest trial that was found to have a disagreement of the same words: without what can be left out of the
// schema, of the texts, and of the text that it is about, which is the last one then.
Trial reduce(Trial trial, const Disagreement& disagreement);

}  // namespace contract::agree
