// Records of customers: sixty members side by side, of four kinds in turn.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

// In the schema the first forty are required; a name's place decides its type as below.
constexpr std::array<std::string_view, 60> kNames{
    "customerId",    "visits",        "newsletter",     "segment",     "firstName",       "orders",
    "verified",      "language",      "lastName",       "returns",     "blocked",         "channel",
    "company",       "reviews",       "wholesale",      "tier",        "department",      "tickets",
    "taxExempt",     "theme",         "street",         "credits",     "marketingMail",   "currencyZone",
    "city",          "referrals",     "marketingPhone", "riskClass",   "province",        "wishlistSize",
    "darkMode",      "shippingClass", "postalCode",     "cartSize",    "twoFactor",       "paymentTerms",
    "countryName",   "daysActive",    "betaTester",     "source",      "phone",           "minutesOnline",
    "acceptedTerms", "ageGroup",      "mobilePhone",    "clicks",      "acceptedPrivacy", "region",
    "faxNumber",     "impressions",   "hasApp",         "device",      "accountManager",  "complaints",
    "autoRenew",     "browser",       "remarks",        "surveyScore", "giftWrap",        "platform"};
constexpr std::size_t kRequired = 40;
constexpr std::array<std::string_view, 4> kClasses{"alpha", "beta", "gamma", "delta"};

}  // namespace

void wide(Composer& json) {
  Random& random = json.random();
  json.object(
      [&] {
        for (std::size_t index = 0; index < kNames.size(); ++index) {
          if (index < kRequired) {
            json.required(kNames[index]);
          } else if (random.chance(70)) {
            json.optional(kNames[index]);
          } else {
            continue;
          }
          switch (index % 4) {
            case 0: json.string(title(random, 2), ""); break;
            case 1: json.integer(random.between(0, 10'000), -1); break;
            case 2: json.boolean(random.chance(50)); break;
            default: json.one_of(kClasses);
          }
        }
      },
      Closed::Yes);
}

}  // namespace contract::corpus
