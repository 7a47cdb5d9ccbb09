#include "check/credentials.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "contract/parameter_values.h"
#include "http/header.h"
#include "http/query.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

constexpr std::array<std::string_view, 6> kCredentialHeaders{"Authorization", "Proxy-Authorization", "Cookie",
                                                             "Set-Cookie",    "X-Api-Key",           "X-Auth-Token"};

const Header* find_header(const std::vector<Header>& headers, std::string_view name) {
  const auto found =
      std::ranges::find_if(headers, [name](const Header& header) { return same_header_name(header.name, name); });
  return found == headers.end() ? nullptr : &*found;
}

enum class State : std::uint8_t { Absent, Malformed, Good };

struct Answer {
  State state = State::Absent;
  Place where;
  std::string want = {};  // the form of a credential, where it is Malformed
};

// The scheme that `Authorization` must begin with (RFC 9110 section 11.4).
std::string_view authorization_scheme(const SecurityScheme& scheme) {
  switch (scheme.kind) {
    case CredentialKind::Bearer: return "Bearer";
    case CredentialKind::Basic: return "Basic";
    case CredentialKind::ApiKey: return {};
    case CredentialKind::Other: return scheme.http_scheme;
  }
  return {};
}

Answer ask_authorization(std::string_view wanted, const Request& request) {
  const Header* header = find_header(request.headers, "Authorization");
  if (header == nullptr) return {.state = State::Absent, .where = request.where};
  const std::string_view value = header->value;
  const std::size_t space = value.find(' ');
  const bool follows = space != std::string_view::npos && value.find_first_not_of(' ', space) != std::string_view::npos;
  if (follows && same_header_name(value.substr(0, space), wanted))
    return {.state = State::Good, .where = header->where};
  return {.state = State::Malformed, .where = header->where, .want = std::string(wanted) + " <credential>"};
}

bool has_api_key(const SecurityScheme& scheme, const Request& request) {
  switch (scheme.in) {
    case ParameterIn::Header: return find_header(request.headers, scheme.parameter) != nullptr;
    case ParameterIn::Query: {
      const auto fields = split_query(split_uri(request.url).query.value_or(std::string_view{}));
      return std::ranges::any_of(fields, [&](const QueryField& field) { return field.name == scheme.parameter; });
    }
    case ParameterIn::Cookie:
      return std::ranges::any_of(request.headers, [&](const Header& header) {
        if (!same_header_name(header.name, "Cookie")) return false;
        const auto cookies = split_cookies(header.value);
        return std::ranges::any_of(cookies, [&](const Cookie& cookie) { return cookie.name == scheme.parameter; });
      });
    case ParameterIn::Path: return false;
  }
  return false;
}

Answer ask(const SecurityScheme& scheme, const Request& request) {
  if (scheme.kind == CredentialKind::ApiKey) {
    const State state = has_api_key(scheme, request) ? State::Good : State::Absent;
    return {.state = state, .where = request.where};
  }
  const std::string_view wanted = authorization_scheme(scheme);
  // A credential that traffic does not show, such as a client certificate, cannot be missed in it.
  if (wanted.empty()) return {.state = State::Good, .where = request.where};
  return ask_authorization(wanted, request);
}

Finding explain(const SecurityScheme& scheme, const Answer& answer) {
  Finding finding;
  if (answer.state == State::Malformed) {
    finding = make_finding(Code::BadCredential, answer.where,
                           ValueFacts{.got = std::string(kMask), .want = {answer.want}, .nearest = {}});
  } else {
    finding = make_finding(Code::MissingCredential, answer.where,
                           NameFacts{.name = scheme.name, .nearest = {}, .because = {}});
  }
  finding.schema_place = scheme.where;
  finding.provenance = scheme.provenance;
  finding.severity = severity_of(scheme.provenance.confidence);
  return finding;
}

}  // namespace

void check_credentials(const Operation& operation, const Request& request, std::string_view label, Outcome& outcome) {
  std::optional<Finding> complaint;
  for (const SecurityRequirement& requirement : operation.security) {
    bool satisfied = true;
    for (const SecurityScheme& scheme : requirement) {
      const Answer answer = ask(scheme, request);
      if (answer.state == State::Good) continue;
      satisfied = false;
      if (!complaint || answer.state == State::Malformed) complaint = explain(scheme, answer);
    }
    if (satisfied) return;
  }
  if (!complaint) return;
  complaint->operation = label;
  outcome.findings.push_back(std::move(*complaint));
}

namespace {

// The user information of a URL ("https://user:password@host") is a credential (RFC 3986 section 3.2.1).
void hide_user_information(const Request& request, Secrets& secrets) {
  const auto authority = split_uri(request.url).authority;
  const std::size_t at = authority ? authority->rfind('@') : std::string_view::npos;
  if (at == std::string_view::npos) return;
  const auto begin = static_cast<std::size_t>(authority->data() - request.url.data());
  secrets.add(place_in(request.where, request.url, begin, begin + at));
}

}  // namespace

void hide_credentials(const Exchange& exchange, Secrets& secrets) {
  hide_user_information(exchange.request, secrets);
  for (const std::vector<Header>* headers : {&exchange.request.headers, &exchange.response.headers}) {
    for (const Header& header : *headers) {
      const bool carries = std::ranges::any_of(
          kCredentialHeaders, [&header](std::string_view name) { return same_header_name(header.name, name); });
      if (carries) secrets.add(header.where);
    }
  }
}

}  // namespace contract::internal
