// Lines of a log.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 5> kLevels{"debug", "info", "warn", "error", "fatal"};
constexpr std::array<std::string_view, 5> kMethods{"GET", "PUT", "POST", "PATCH", "DELETE"};

}  // namespace

void events(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("ts");
    write_date_time(json);
    json.required("level");
    json.one_of(kLevels);
    json.required("logger");
    json.string(words(random, 2, '.'), "");
    json.required("msg");
    json.string(title(random, 4));
    if (random.chance(60)) {
      json.optional("method");
      json.one_of(kMethods);
      json.optional("status");
      json.integer(random.between(100, 599), 600);
      json.optional("durationMs");
      json.number(random.between(0, 5'000'000), -1);
    }
    if (random.chance(50)) {
      json.optional("traceId");
      const std::string trace = hex(random, 32);
      json.string(trace, trace.substr(1));
    }
  });
}

}  // namespace contract::corpus
