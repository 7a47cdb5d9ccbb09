// The configuration of a service: objects in objects, fourteen deep.
#include <array>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 11> kLevels{"cluster", "zone",    "rack",   "node",   "runtime", "process",
                                                   "module",  "feature", "policy", "limits", "window"};
constexpr std::array<std::string_view, 3> kModes{"strict", "lenient", "off"};

void level(Composer& json, std::size_t depth) {
  Random& random = json.random();
  json.object(
      [&] {
        json.required("name");
        json.string(words(random, 2, '-'));
        json.required("enabled");
        json.boolean(random.chance(80));
        if (random.chance(50)) {
          json.optional("timeoutMs");
          json.integer(random.between(1, 60'000), 0);
        }
        if (random.chance(50)) {
          json.optional("mode");
          json.one_of(kModes);
        }
        if (random.chance(30)) {
          json.optional("tags");
          json.array(random.below(3) + 1, [&](std::size_t) { json.string(word(random)); });
        }
        if (depth == kLevels.size()) return;
        json.required(kLevels[depth]);
        level(json, depth + 1);
      },
      Closed::Yes);
}

}  // namespace

void deep(Composer& json) {
  json.object(
      [&] {
        json.required("version");
        json.integer(json.random().between(1, 3), 9);
        json.required("service");
        json.object(
            [&] {
              json.required("region");
              level(json, 0);
            },
            Closed::Yes);
      },
      Closed::Yes);
}

}  // namespace contract::corpus
