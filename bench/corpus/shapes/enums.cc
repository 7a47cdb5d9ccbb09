// Legs of shipments: long lists of codes, and nothing that tells quickly that a code is not among them.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

// The lists of the schema are all codes of two letters from AA to JP (250), and every third code of three letters from
// AAA on (240).
std::string two_letters(Random& random) {
  const auto number = random.below(250);
  return {static_cast<char>('A' + number / 26), static_cast<char>('A' + number % 26)};
}

std::string three_letters(Random& random) {
  const auto number = 3 * random.below(240);
  return {static_cast<char>('A' + number / 676), static_cast<char>('A' + number / 26 % 26),
          static_cast<char>('A' + number % 26)};
}

constexpr std::array<std::string_view, 12> kIncoterms{"EXA", "FCB", "FAC", "FOD", "CFE", "CIF",
                                                      "CPG", "CIH", "DAI", "DPJ", "DDK", "DAL"};

void place(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("country");
    json.string(two_letters(random), "ZZ");
    json.required("city");
    json.string(title(random, 1));
    json.required("currency");
    json.string(three_letters(random), "ZZZ");
  });
}

}  // namespace

void enums(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("shipment");
    json.integer(random.between(1, 1'000'000));
    json.required("terms");
    json.one_of(kIncoterms);
    json.required("legs");
    json.array(random.below(5) + 2, [&](std::size_t) {
      json.object([&] {
        json.required("from");
        place(json);
        json.required("to");
        place(json);
        json.required("languages");
        json.array(random.below(3) + 1, [&](std::size_t) { json.string(two_letters(random), "Aa"); });
      });
    });
  });
}

}  // namespace contract::corpus
