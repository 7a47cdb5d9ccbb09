// Responses to the creation of a connection, with every type of credential and of auth scheme.
#include <array>
#include <string>
#include <string_view>

#include "corpus/composer.h"
#include "corpus/values.h"

namespace contract::corpus {
namespace {

constexpr std::string_view kMasked = "******";
constexpr std::array<std::string_view, 10> kCredentialTypes{
    "none",         "string",      "binary",     "basic-auth",     "oauth2-client", "oauth2-password",
    "oauth2-token", "certificate", "jwt-bearer", "custom-function"};
constexpr std::array<std::string_view, 6> kSchemeTypes{"none",   "api-key", "basic-auth",
                                                       "oauth2", "hmac",    "certificate"};
constexpr std::array<std::string_view, 3> kGrantTypes{"authorization_code", "client_credentials", "password"};
constexpr std::array<std::string_view, 3> kPlaces{"query", "header", "cookie"};
constexpr std::array<std::string_view, 3> kAlgorithms{"sha1", "sha256", "sha512"};
constexpr std::array<std::string_view, 2> kDigestInputs{"body", "url"};
constexpr std::array<std::string_view, 3> kSeverities{"info", "warning", "error"};
constexpr std::array<std::string_view, 2> kProtocols{"http", "bigquery"};

std::string scope(Random& random) {
  return joined({word(random), random.chance(50) ? ":read" : ":write"});
}

void scopes(Composer& json) {
  json.array(json.random().below(3) + 1, [&](std::size_t) { json.string(scope(json.random())); });
}

std::string pem(Random& random, std::string_view what) {
  std::string text = "-----BEGIN " + std::string(what) + "-----\\n";
  for (int line = 0; line < 3; ++line) text += base64(random, 64) + "\\n";
  return text + "-----END " + std::string(what) + "-----\\n";
}

void grant(Composer& json, std::string_view type) {
  Random& random = json.random();
  json.object([&] {
    json.required("grantType");
    json.constant(type);
    if (type == "client_credentials" || random.chance(50)) return;
    json.optional("credentialId");
    write_ulid(json);
    json.optional("organisationId");
    write_ulid(json);
    json.optional("clientId");
    json.string(words(random, 2, '-'));
    json.optional("clientSecret");
    json.string(kMasked);
  });
}

void oauth2_scheme(Composer& json) {
  Random& random = json.random();
  const std::string_view grant_type = random.pick(kGrantTypes);
  json.required("authorizeUrl");
  grant_type == "client_credentials" ? json.string("") : write_uri(json);
  json.required("tokenUrl");
  write_uri(json);
  json.required("scopes");
  json.array(random.below(3) + 1, [&](std::size_t) {
    json.object([&] {
      json.required("name");
      json.string(scope(random));
      if (random.chance(50)) {
        json.optional("description");
        json.string(title(random, 3));
      }
    });
  });
  json.required("defaultScopes");
  scopes(json);
  json.required("grant");
  grant(json, grant_type);
}

void auth_scheme_config(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("id");
    json.string(words(random, 2, '-'));
    json.required("description");
    json.string(title(random, 5));
    if (random.chance(15)) {
      json.optional("validationMessages");
      json.array(1, [&](std::size_t) {
        json.object([&] {
          json.required("text");
          json.string(title(random, 6));
          json.required("severity");
          json.one_of(kSeverities);
        });
      });
    }
    const std::string_view type = random.pick(kSchemeTypes);
    json.required("schemeType");
    json.constant(type);
    if (type == "oauth2") oauth2_scheme(json);
    if (type != "api-key" && type != "hmac") return;
    json.required("name");
    json.string("X-" + title(random, 1));
    json.required("in");
    json.one_of(kPlaces);
    if (type == "api-key") return;
    json.required("algorithm");
    json.one_of(kAlgorithms);
    json.required("digestInputs");
    json.array(2, [&](std::size_t) { json.one_of(kDigestInputs); });
  });
}

void oauth2_client_data(Composer& json) {
  Random& random = json.random();
  json.required("clientId");
  json.string(words(random, 2, '-'));
  json.required("clientSecret");
  json.string(kMasked);
  json.required("authorizeUrl");
  random.chance(20) ? json.string("") : write_uri(json);
  json.required("tokenUrl");
  write_uri(json);
  json.optional("scopes");
  scopes(json);
  json.optional("additionalParams");
  json.string(joined({"audience=", word(random), "&resource=eu"}));
  json.optional("mTLSEnabled");
  json.boolean(random.chance(50));
}

void oauth2_token_data(Composer& json) {
  json.required("scopes");
  scopes(json);
  json.optional("accessToken");
  json.string(kMasked);
  json.optional("refreshToken");
  json.string(kMasked);
}

void certificate_data(Composer& json) {
  json.required("certificate");
  json.string(pem(json.random(), "CERTIFICATE"));
  json.required("key");
  json.string(kMasked);
  json.required("ca");
  json.string(pem(json.random(), "CERTIFICATE"));
}

void credential_data(Composer& json, std::string_view type) {
  Random& random = json.random();
  if (type == "jwt-bearer" || type == "custom-function") {
    // Anything but an object would be worth a note only, because nobody documents these two.
    return json.write(joined({"{\"", word(random), "\":\"******\"}"}));
  }
  if (json.mistake_here()) return json.write(R"({"password":"******","unknown":[]})");  // the data of no type
  const auto closed = type == "none" ? Closed::Yes : Closed::No;
  json.object(
      [&] {
        if (type == "oauth2-client") oauth2_client_data(json);
        if (type == "oauth2-token") oauth2_token_data(json);
        if (type == "certificate") certificate_data(json);
        if (type == "basic-auth" || type == "oauth2-password") {
          json.required("username");
          json.string(words(random, 2, '-'));
          json.required("password");
          json.string(kMasked);
        }
        if (type == "string" || type == "binary") {
          json.required(type == "string" ? "value" : "valueBase64");
          json.string(kMasked);
        }
      },
      closed);
}

void stamps(Composer& json) {
  json.required("createdAt");
  write_date_time(json);
  json.required("updatedAt");
  write_date_time(json);
}

void usage(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("connection");
    json.object([&] {
      json.required("id");
      write_ulid(json);
      json.required("name");
      json.string(title(random, 2));
      json.required("connector");
      json.object([&] {
        json.required("id");
        write_ulid(json);
        json.required("organisationId");
        write_ulid(json);
        json.required("name");
        json.string(title(random, 1));
        json.required("protocol");
        json.one_of(kProtocols);
        stamps(json);
      });
      stamps(json);
    });
  });
}

void credential(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    const std::string_view type = random.pick(kCredentialTypes);
    json.required("id");
    write_ulid(json);
    json.required("organisationId");
    write_ulid(json);
    json.required("type");
    json.constant(type);
    json.required("name");
    json.string(title(random, 2));
    if (random.chance(30)) {
      json.optional("usages");
      json.array(random.below(2), [&](std::size_t) { usage(json); });
    }
    if (random.chance(10)) {
      json.optional("errors");
      json.array(1, [&](std::size_t) { json.string(title(random, 4)); });
    }
    json.required("data");
    credential_data(json, type);
    if (random.chance(30)) {
      json.optional("expiresAt");
      write_date_time(json);
    }
  });
}

void item(Composer& json) {
  json.object([&] {
    json.required("id");
    write_ulid(json);
    json.required("authSchemeConfig");
    auth_scheme_config(json);
    json.required("credential");
    credential(json);
  });
}

}  // namespace

void connection(Composer& json) {
  Random& random = json.random();
  json.object([&] {
    json.required("id");
    write_ulid(json);
    json.required("name");
    json.string(title(random, 2));
    json.required("credentials");
    json.object([&] {
      const std::size_t items = random.below(3) + 1;
      json.optional("action");
      json.array(items, [&](std::size_t) { item(json); });
      if (items == 3 || random.chance(40)) return;
      json.optional("trigger");
      json.array(1, [&](std::size_t) { item(json); });
    });
    json.required("variables");
    json.array(random.below(5), [&](std::size_t) {
      json.object([&] {
        json.required("name");
        json.string(word(random));
        json.required("value");
        json.string(words(random, 2, '-'));
      });
    });
    stamps(json);
  });
}

}  // namespace contract::corpus
