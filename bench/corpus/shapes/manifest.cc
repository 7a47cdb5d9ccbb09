// Manifests of packages, as package managers keep them.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 2> kModuleTypes{"module", "commonjs"};

std::string version(Random& random) {
  return joined({digits(random, 1), ".", std::to_string(random.below(30)), ".", std::to_string(random.below(90))});
}

void dependencies(Composer& json, std::size_t count) {
  Random& random = json.random();
  json.object([&] {
    for (std::size_t index = 0; index < count; ++index) {
      const std::string scope = random.chance(30) ? joined({"@", word(random), "/"}) : std::string();
      json.optional(joined({scope, words(random, 2, '-'), std::to_string(index)}));
      json.string(joined({random.chance(50) ? "^" : "~", version(random)}), "latest?");
    }
  });
}

// Either "Name <address>" or an object: `anyOf` in the schema, so that a mistake inside is one of the whole.
void person(Composer& json) {
  Random& random = json.random();
  if (random.chance(50)) {
    json.string(joined({title(random, 2), " <", email(random), ">"}));
    return;
  }
  json.object([&] {
    json.required("name");
    json.string(title(random, 2));
    json.optional("email");
    json.string(email(random), "nobody");
  });
}

}  // namespace

void manifest(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("name");
    json.string(words(random, 3, '-'), "Upper Case");
    json.required("version");
    const std::string released = version(random);
    json.string(released, "v" + released);
    json.optional("description");
    json.string(title(random, 8));
    json.optional("type");
    json.one_of(kModuleTypes);
    json.optional("private");
    json.boolean(random.chance(50));
    json.optional("keywords");
    json.array(random.below(6),
               [&](std::size_t index) { json.string(std::string(word(random)) + std::to_string(index)); });
    json.optional("author");
    person(json);
    json.optional("scripts");
    json.object([&] {
      for (const std::string_view script : {"build", "test", "lint", "start"}) {
        json.optional(script);
        json.string("run " + words(random, 3) + " && echo done");
      }
    });
    json.required("dependencies");
    dependencies(json, random.below(15));
    json.optional("devDependencies");
    dependencies(json, random.below(10));
    json.optional("engines");
    json.object([&] {
      json.optional("node");
      json.string(">=" + digits(random, 2));
    });
  });
}

}  // namespace contract::corpus
