// Devices and their owners: nearly every member has a format.
#include <string>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {

void formats(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("id");
    const std::string id = uuid(random);
    json.string(id, id.substr(0, 35) + "g");
    json.required("owner");
    json.object([&] {
      json.required("email");
      json.string(email(random), "nobody");
      json.required("born");
      const std::string born = date(random);
      json.string(born, born.substr(0, 5) + "13-01");
      json.optional("homepage");
      write_uri(json);
    });
    json.required("registered");
    write_date_time(json);
    json.required("interfaces");
    json.array(random.below(4) + 1, [&](std::size_t) {
      json.object([&] {
        json.required("address");
        json.string(ipv4(random), "10.0.0.256");
        json.required("address6");
        json.string(ipv6(random), "2001:db8::1::2");
        json.required("host");
        json.string(host(random), "-gateway.example");
        json.optional("seen");
        json.string(time_of_day(random), "25:00:00Z");
      });
    });
    json.optional("replaces");
    json.array(random.below(4), [&](std::size_t) {
      const std::string other = uuid(random);
      json.string(other, other + "0");
    });
  });
}

}  // namespace contract::corpus
