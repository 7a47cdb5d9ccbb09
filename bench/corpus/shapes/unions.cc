// Queues of commands: which members a command has depends on its tag, and values may be of several types.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 4> kPriorities{"low", "normal", "high", "urgent"};

// A string, a number, a boolean or null: anyOf in the schema.
void setting(Composer& json) {
  Random& random = json.random();
  if (json.mistake_here()) return json.write("[]");
  switch (random.below(4)) {
    case 0: return json.write('"' + words(random, 2) + '"');
    case 1: return json.write('4' + digits(random, 3));
    case 2: return json.write(random.chance(50) ? "true" : "false");
    default: return json.write("null");
  }
}

// A string or an array of strings: oneOf in the schema.
void recipients(Composer& json) {
  Random& random = json.random();
  if (random.chance(50)) return json.string(email(random));
  json.array(random.below(3) + 1, [&](std::size_t) { json.string(email(random)); });
}

void members_of(Composer& json, std::uint64_t kind) {
  Random& random = json.random();
  switch (kind) {
    case 0:
      json.constant("create");
      json.required("path");
      json.string('/' + words(random, 3, '/'), "relative");
      json.required("size");
      json.integer(random.between(0, 1'000'000), -1);
      return;
    case 1:
      json.constant("delete");
      json.required("path");
      json.string('/' + words(random, 3, '/'), "relative");
      json.optional("force");
      json.boolean(random.chance(50));
      return;
    case 2:
      json.constant("rename");
      json.required("from");
      json.string('/' + words(random, 2, '/'), "");
      json.required("to");
      json.string('/' + words(random, 2, '/'), "");
      return;
    case 3:
      json.constant("configure");
      json.required("settings");
      json.array(random.below(5) + 1, [&](std::size_t) {
        json.object([&] {
          json.required("key");
          json.string(words(random, 2, '.'));
          json.required("value");
          setting(json);
        });
      });
      return;
    case 4:
      json.constant("notify");
      json.required("to");
      recipients(json);
      json.required("subject");
      json.string(title(random, 5));
      return;
    default:
      json.constant("wait");
      json.required("seconds");
      json.number(random.between(1, 86'400'000), 0);
  }
}

}  // namespace

void unions(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("queue");
    json.string(words(random, 2, '-'));
    json.required("priority");
    json.one_of(kPriorities);
    json.required("commands");
    json.array(random.below(12) + 1, [&](std::size_t) {
      json.object([&] {
        json.required("command");
        members_of(json, random.below(6));
      });
    });
  });
}

}  // namespace contract::corpus
