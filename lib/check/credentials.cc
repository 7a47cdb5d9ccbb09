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

constexpr std::array<std::string_view, 7> kCredentialHeaders{
    "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "X-Auth-Token", "X-Access-Token"};

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
  if (!header->is_known) return {.state = State::Good, .where = header->where};
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

CredentialNames::CredentialNames(const Contract& contract) {
  for (const std::string_view name : kCredentialHeaders) headers_.declare(name, true);
  for (const Operation& operation : contract.operations) {
    for (const SecurityRequirement& requirement : operation.security) {
      for (const SecurityScheme& scheme : requirement) {
        if (scheme.kind != CredentialKind::ApiKey) continue;
        if (scheme.in == ParameterIn::Header) headers_.declare(scheme.parameter, true);
        if (scheme.in == ParameterIn::Query) query_fields_.declare(scheme.parameter, true);
      }
    }
  }
}

namespace {

// A URL that stands in a recording, as a whole value or as the first part of one.
class UrlInRecording {
 public:
  UrlInRecording(std::string_view url, Place place, Secrets& secrets) : url_(url), place_(place), secrets_(secrets) {}

  // `shows` says of which fields of the query the value can be seen.
  template <typename Shows>
  void hide(Shows shows) {
    hide_user_information();
    const Uri parts = split_uri(url_);
    if (parts.query) {
      const std::size_t start = offset_of(*parts.query);
      for (const QueryField& field : split_query(*parts.query)) {
        if (shows(field)) continue;
        const std::size_t equals = parts.query->substr(field.begin, field.end - field.begin).find('=');
        // Without a name, all of it may be the credential.
        const std::size_t value = equals == std::string_view::npos ? field.begin : field.begin + equals + 1;
        hide(start + value, start + field.end);
      }
    }
    if (parts.fragment) hide(offset_of(*parts.fragment), offset_of(*parts.fragment) + parts.fragment->size());
  }

 private:
  // What stands before `@` in "https://user:password@host" is a credential (RFC 3986 section 3.2.1), also where the
  // URL is malformed.
  void hide_user_information() {
    const std::size_t slashes = url_.find("//");
    const std::size_t begin = slashes == std::string_view::npos ? 0 : slashes + 2;
    const std::size_t end = std::min(url_.find_first_of("/?#", begin), url_.size());
    const std::size_t at = url_.substr(begin, end - begin).rfind('@');
    if (at != std::string_view::npos) hide(begin, begin + at);
  }

  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - url_.data()); }
  void hide(std::size_t begin, std::size_t end) {
    if (begin < end) secrets_.add(place_in(place_, url_, begin, end));
  }

  std::string_view url_;
  Place place_;
  Secrets& secrets_;
};

bool holds_url(std::string_view header) {
  constexpr std::array<std::string_view, 5> kUrlHeaders{"Referer", "Origin", "Location", "Content-Location", "Link"};
  return std::ranges::any_of(kUrlHeaders, [header](std::string_view name) { return same_header_name(header, name); });
}

}  // namespace

void hide_credentials(const CredentialNames& names, const Exchange& exchange, const MatchedOperation* match,
                      Secrets& secrets) {
  UrlInRecording(exchange.request.url, exchange.request.where, secrets).hide([&](const QueryField& field) {
    if (match == nullptr || names.is_query_field(field.name)) return false;
    return std::ranges::any_of(match->operation->parameters, [&field](const Parameter& parameter) {
      return parameter.in == ParameterIn::Query && carries(field, parameter);
    });
  });
  for (const std::vector<Header>* headers : {&exchange.request.headers, &exchange.response.headers}) {
    for (const Header& header : *headers) {
      if (names.is_header(header.name)) {
        secrets.add(header.where);
      } else if (holds_url(header.name)) {
        UrlInRecording(header.value, header.where, secrets).hide([](const QueryField&) { return false; });
      }
    }
  }
}

}  // namespace contract::internal
