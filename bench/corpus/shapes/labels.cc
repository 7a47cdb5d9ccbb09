// Workloads as a container orchestrator describes them: maps whose keys follow patterns.
#include <string>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

std::string label_name(Random& random, std::size_t index) {
  const std::string prefix = random.chance(60) ? host(random) + '/' : std::string();
  return joined({prefix, words(random, 2, '-'), "-", std::to_string(index)});
}

void label_map(Composer& json, std::size_t count, bool long_values) {
  Random& random = json.random();
  json.object(
      [&] {
        for (std::size_t index = 0; index < count; ++index) {
          json.optional(label_name(random, index));
          long_values ? json.string(title(random, 8)) : json.string(words(random, 2, '.'), "-not a label");
        }
      },
      Closed::Yes);
}

void container(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("name");
    json.string(words(random, 2, '-'), "Upper_Case");
    json.required("image");
    json.string(joined({host(random), "/", word(random), ":1.", digits(random, 2)}));
    json.optional("ports");
    json.array(random.below(3), [&](std::size_t) { json.integer(random.between(1, 65'535), 65'536); });
    json.optional("env");
    json.object(
        [&] {
          for (std::size_t index = 0; index < 4; ++index) {
            json.optional("VARIABLE_" + std::to_string(index));
            json.string(words(random, 2));
          }
        },
        Closed::Yes);
    json.optional("limits");
    json.object(
        [&] {
          json.optional("cpu");
          json.string(digits(random, 3) + "m", "much");
          json.optional("memory");
          json.string(digits(random, 3) + "Mi", "12 MB");
        },
        Closed::Yes);
  });
}

}  // namespace

void labels(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("kind");
    json.constant("Workload");
    json.required("metadata");
    json.object([&] {
      json.required("name");
      json.string(words(random, 3, '-'), "no.");
      json.required("labels");
      label_map(json, random.below(8) + 2, false);
      json.optional("annotations");
      label_map(json, random.below(6), true);
    });
    json.required("containers");
    json.array(random.below(3) + 1, [&](std::size_t) { container(json); });
  });
}

}  // namespace contract::corpus
