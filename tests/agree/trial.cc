#include "agree/trial.h"

#include <algorithm>
#include <array>
#include <utility>

#include "agree/instance_maker.h"
#include "agree/schema_maker.h"
#include "agree/variation.h"

namespace contract::agree {
namespace {

Terms some_terms(Random& random) {
  constexpr std::array kDialects{Dialect::Draft2020, Dialect::Draft2020, Dialect::Draft2020, Dialect::Draft2020,
                                 Dialect::Draft7,    Dialect::Draft7,    Dialect::Draft7,    Dialect::Draft4,
                                 Dialect::Draft4,    Dialect::Draft6,    Dialect::Draft2019, Dialect::OpenApi30};
  return {.dialect = random.pick(kDialects),
          .undocumented = random.chance(15),
          .imprecise = random.chance(15),
          .placeholders = random.chance(15),
          .content = random.chance(10)};
}

}  // namespace

Trial make_trial(std::uint64_t seed, std::uint64_t number) {
  Random random(Random(seed).next() ^ Random(number).next());
  Trial trial;
  trial.terms = some_terms(random);
  trial.schema = SchemaMaker(trial.terms.dialect, random).make();
  InstanceMaker maker(trial.schema, random);
  // Bytes that cannot be scanned spoil the scan of a whole batch, so most batches have none, and some but few.
  constexpr std::array kDamages{0U, 0U, 0U, 0U, 0U, 2U, 4U, 20U};
  const unsigned damage = random.pick(kDamages);
  for (std::size_t i = 0; i < kInstances; ++i) {
    Json instance = maker.make();
    if (random.chance(50)) {
      for (auto left = random.between(1, 2); left > 0; --left) mutate(instance, random);
    }
    std::string text = spell(instance, some_spelling(random), random);
    trial.texts.push_back(random.chance(damage) ? damaged(std::move(text), random) : std::move(text));
  }
  return trial;
}

Outcome hold(const Trial& trial, Counts& counts) {
  auto made = Judges::make(to_text(trial.schema), trial.terms);
  if (auto* problem = std::get_if<std::string>(&made)) return {.problem = std::move(*problem), .disagreements = {}};
  return {.problem = {}, .disagreements = compare(*std::get<0>(made), trial.texts, counts)};
}

}  // namespace contract::agree
