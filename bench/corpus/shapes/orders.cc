// Orders and invoices: shared definitions, put together by allOf and closed by unevaluatedProperties.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::array<std::string_view, 5> kStates{"draft", "placed", "paid", "shipped", "closed"};
constexpr std::array<std::string_view, 4> kCurrencies{"EUR", "USD", "GBP", "JPY"};

void money(Composer& json) {
  Random& random = json.random();
  json.object(
      [&] {
        json.required("amount");
        json.integer(random.between(0, 10'000'000), -1);
        json.required("currency");
        json.one_of(kCurrencies);
      },
      Closed::Yes);
}

void address_members(Composer& json) {
  Random& random = json.random();
  json.required("street");
  json.string(joined({title(random, 2), " ", digits(random, 2)}));
  json.required("city");
  json.string(title(random, 1));
  json.required("postcode");
  json.string(digits(random, 5), "1");
}

void address(Composer& json, bool for_delivery) {
  Random& random = json.random();
  json.object(
      [&] {
        address_members(json);
        if (!for_delivery) return;
        json.required("contact");
        json.string(email(random), "nobody");
        json.optional("floor");
        json.integer(random.between(-3, 60), 1000);
      },
      Closed::Yes);
}

void line(Composer& json) {
  Random& random = json.random();
  json.object(
      [&] {
        json.required("sku");
        json.string(joined({lower_case(random, 3), "-", digits(random, 6)}), "none");
        json.required("title");
        json.string(title(random, 4));
        json.required("quantity");
        json.integer(random.between(1, 100), 0);
        json.required("price");
        money(json);
        if (random.chance(20)) {
          json.optional("discount");
          money(json);
        }
      },
      Closed::Yes);
}

}  // namespace

void orders(Composer& json) {
  Random& random = json.random();
  json.object(
      [&] {
        json.required("id");
        const std::string id = uuid(random);
        json.string(id, "order " + id);
        json.required("createdAt");
        write_date_time(json);
        json.required("state");
        json.one_of(kStates);
        json.required("billTo");
        address(json, false);
        json.required("shipTo");
        address(json, true);
        json.required("lines");
        json.array(random.below(10) + 1, [&](std::size_t) { line(json); });
        json.required("total");
        money(json);
      },
      Closed::Yes);
}

}  // namespace contract::corpus
