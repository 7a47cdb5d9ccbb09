// Time series of a meter: numbers with bounds and steps, and little else.
#include <cstdint>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {

void numbers(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("meter");
    json.integer(random.between(1, 4'000'000'000));
    json.required("interval");
    json.integer(60 * random.between(1, 60), 61);
    json.required("scale");
    json.number(random.between(1, 1'000'000), 0);
    std::int64_t time = random.between(1'600'000'000, 1'800'000'000);
    json.required("samples");
    json.array(random.below(50) + 10, [&](std::size_t) {
      time += 60;
      json.object([&] {
        json.required("t");
        json.integer(time, -1);
        json.required("value");
        json.number(random.between(-50'000, 150'000), 200'000);
        json.required("power");
        json.number(250 * random.between(0, 40'000), 100);
        json.optional("quality");
        json.integer(5 * random.between(0, 20), 7);
      });
    });
  });
}

}  // namespace contract::corpus
