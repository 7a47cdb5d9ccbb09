// Places, ways and areas on a map.
#include <cstddef>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

void position(Composer& json) {
  Random& random = json.random();
  if (json.mistake_here()) return json.write("[1.5]");
  json.array(random.chance(20) ? 3 : 2, [&](std::size_t axis) {
    const std::int64_t greatest = axis == 0 ? 180'000 : axis == 1 ? 90'000 : 8'000'000;
    json.number(random.between(-greatest, greatest));
  });
}

void positions(Composer& json, std::size_t count) {
  json.array(count, [&](std::size_t) { position(json); });
}

void geometry(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    const auto kind = random.below(3);
    json.required("type");
    json.constant(kind == 0 ? "Point" : kind == 1 ? "LineString" : "Polygon");
    json.required("coordinates");
    if (kind == 0) return position(json);
    if (kind == 1) return positions(json, random.below(30) + 2);
    json.array(random.below(2) + 1, [&](std::size_t) { positions(json, random.below(20) + 4); });
  });
}

}  // namespace

void geojson(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("type");
    json.constant("FeatureCollection");
    json.required("features");
    json.array(random.below(3) + 1, [&](std::size_t) {
      json.object([&] {
        json.required("type");
        json.constant("Feature");
        json.required("geometry");
        geometry(json);
        json.required("properties");
        json.object([&] {
          json.optional("name");
          json.write('"' + title(random, 2) + '"');
          json.optional("lanes");
          json.write(digits(random, 1) == "0" ? "null" : "2");
        });
      });
    });
  });
}

}  // namespace contract::corpus
