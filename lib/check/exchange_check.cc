#include "check/exchange_check.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "check/coverage_recorder.h"
#include "check/leniency.h"
#include "check/pair_check.h"
#include "check/request_name.h"
#include "contract/match.h"
#include "contract/parameter_values.h"
#include "document/writer.h"
#include "http/header.h"

namespace contract::internal {
namespace {

// One side of an exchange: where its findings belong.
struct SideCheck {
  const CheckContext& context;
  const CompiledContract& contract;
  std::string label;      // "create-connection response 200"
  Place head;             // of the URL or of the status
  const Findings& pairs;  // of the exchange, which show values of its bodies
  Outcome& outcome;

  // A rule of the contract that is not a schema is broken.
  Finding& report(Code code, Place where, Facts facts, Place rule, const Provenance& provenance) const {
    Finding finding = make_finding(code, where, std::move(facts));
    finding.operation = label;
    finding.schema_place = rule;
    finding.provenance = provenance;
    if (finding.severity == Severity::Error) finding.severity = severity_of(provenance.confidence);
    return outcome.findings.emplace_back(std::move(finding));
  }
};

NameFacts name_facts(std::string_view name) {
  return {.name = std::string(name), .nearest = {}, .because = {}};
}

std::vector<std::string> ranges_of(const std::vector<MediaTypeContent>& content) {
  std::vector<std::string> ranges;
  for (const MediaTypeContent& entry : content) ranges.push_back(to_string(entry.range));
  return ranges;
}

// The description of a body by its media type. A recording that does not tell the type leaves no doubt where only one
// is documented.
const MediaTypeContent* describe_body(const SideCheck& side, const Body& body,
                                      const std::vector<MediaTypeContent>& content) {
  if (body.media_type.empty() && content.size() == 1) return &content.front();
  const std::optional<MediaType> type = parse_media_type(body.media_type);
  const MediaTypeContent* described = type ? content_for(content, *type) : nullptr;
  if (described == nullptr) {
    // Not at the body, which is hidden: nobody knows what in it is secret.
    side.report(Code::UndocumentedMediaType, side.head,
                ValueFacts{.got = quote_excerpt(body.media_type), .want = ranges_of(content), .nearest = {}},
                content.front().where, content.front().provenance);
  }
  return described;
}

bool is_json(const Body& body, const MediaTypeContent& described) {
  const auto type = parse_media_type(body.media_type.empty() ? to_string(described.range) : body.media_type);
  return type && type->is_json();
}

bool is_text(const Body& body) {
  const auto type = parse_media_type(body.media_type);
  return type && type->type == "text";
}

void hide_body(const SideCheck& side, const Body& body) {
  side.outcome.secrets.add(body.where);
}

// What is shown must be read, for its secrets.
void judge_json(const SideCheck& side, const Yardstick& yardstick, const Body& body, bool is_shown) {
  if (!is_shown) return judge_text(side.context, yardstick, body.text, TextKind::Json, side.outcome);
  CheckContext context = side.context;
  context.quick = nullptr;
  judge_text(context, yardstick, body.text, TextKind::Json, side.outcome);
}

void check_body(const SideCheck& side, const Body& body, const std::vector<MediaTypeContent>& content) {
  const MediaTypeContent* described = describe_body(side, body, content);
  const bool is_decoded = body.text != SourceId::none;
  if (described == nullptr || !described->schema || !is_decoded) return hide_body(side, body);
  const std::size_t before = side.outcome.findings.size();
  const bool is_compared = speak_of(side.pairs, body);
  const Yardstick yardstick{
      .program = *side.contract.program, .block = side.contract.block(*described->schema), .label = side.label};
  if (is_json(body, *described)) {
    judge_json(side, yardstick, body, is_compared);
  } else if (is_text(body)) {
    judge_plain(side.context, yardstick, side.context.sources.text(body.text), body.where, side.outcome);
  } else {
    side.report(Code::Undecided, body.where,
                Detail{.text = "bodies of media type " + quote_excerpt(body.media_type) + " are not read", .help = {}},
                described->where, described->provenance);
    hide_body(side, body);
  }
  // Without findings it may not even have been read.
  if (side.outcome.findings.size() == before && !is_compared) hide_body(side, body);
}

void report_unexpected(const SideCheck& side, const Body& body, Place rule, const Provenance& provenance) {
  side.report(Code::UnexpectedBody, body.where, NoFacts{}, rule, provenance);
  hide_body(side, body);
}

std::vector<HeaderField> fields_of(const std::vector<Header>& headers) {
  std::vector<HeaderField> fields;
  for (const Header& header : headers) {
    fields.push_back({.name = header.name, .value = header.value, .where = header.where});
  }
  return fields;
}

std::string named(const Parameter& parameter) {
  return std::string(to_string(parameter.in)) + " parameter `" + parameter.name + "`";
}

void judge_parameter(const SideCheck& side, const Parameter& parameter, std::string_view value, Place where) {
  if (!parameter.schema) return;
  const Yardstick yardstick{.program = *side.contract.program,
                            .block = side.contract.block(*parameter.schema),
                            .label = side.label + ", " + named(parameter)};
  judge_plain(side.context, yardstick, value, where, side.outcome);
}

// Whether it is the pattern of a stub.
bool is_unknown(const ParameterValue& value, const Request& request) {
  const bool is_pattern = std::ranges::any_of(
      request.headers, [&value](const Header& header) { return !header.is_known && header.where == value.where; });
  return is_pattern || std::ranges::find(request.unknown, value.value) != request.unknown.end();
}

void report_missing(const SideCheck& side, const Parameter& parameter, Place where) {
  side.report(Code::MissingParameter, where, name_facts(parameter.name), parameter.where, parameter.provenance);
}

bool travels_in_headers(const Parameter& parameter) {
  return parameter.in == ParameterIn::Header || parameter.in == ParameterIn::Cookie;
}

void check_parameters(const SideCheck& side, const MatchedOperation& match, const Request& request) {
  const std::vector<HeaderField> headers = fields_of(request.headers);
  const std::vector<ParameterValue> values =
      parameter_values(match, {.url = request.url, .url_place = request.where, .headers = headers});
  for (const ParameterValue& value : values) {
    if (!is_unknown(value, request)) judge_parameter(side, *value.parameter, value.value, value.where);
  }
  for (const Parameter& parameter : match.operation->parameters) {
    const bool sent = std::ranges::any_of(
        values, [&parameter](const ParameterValue& value) { return value.parameter == &parameter; });
    const bool recorded = request.headers_recorded || !travels_in_headers(parameter);
    if (!sent && parameter.required && recorded) report_missing(side, parameter, request.where);
  }
}

void check_request(const SideCheck& side, const MatchedOperation& match, const Request& request) {
  const Operation& operation = *match.operation;
  check_parameters(side, match, request);
  if (request.headers_recorded) check_credentials(operation, request, side.label, side.outcome);
  if (!operation.request_body) {
    if (request.body) report_unexpected(side, *request.body, operation.where, {});
  } else if (request.body) {
    check_body(side, *request.body, operation.request_body->content);
  } else if (!request.body_recorded) {
    Finding& finding = side.outcome.findings.emplace_back(make_finding(Code::RequestNotRecorded, request.where));
    finding.operation = side.label;
  } else if (operation.request_body->required) {
    side.report(Code::MissingBody, request.where, NoFacts{}, operation.request_body->where,
                operation.request_body->provenance);
  }
}

void check_response_headers(const SideCheck& side, const ResponseDescription& described, const Response& response) {
  for (const Parameter& documented : described.headers) {
    bool sent = false;
    for (const Header& header : response.headers) {
      if (!same_header_name(header.name, documented.name)) continue;
      sent = true;
      judge_parameter(side, documented, header.value, header.where);
    }
    if (!sent && documented.required) report_missing(side, documented, response.where);
  }
}

void check_response(const SideCheck& side, const Operation& operation, const Response& response) {
  const ResponseDescription* described = operation.response(response.status);
  if (described == nullptr) {
    ValueFacts facts{.got = std::to_string(response.status), .want = {}, .nearest = {}};
    for (const ResponseDescription& known : operation.responses) facts.want.push_back(to_string(known.status));
    side.report(Code::UndocumentedStatus, response.where, std::move(facts), operation.where, {});
    if (response.body) hide_body(side, *response.body);
    return;
  }
  check_response_headers(side, *described, response);
  if (!response.body) {
    if (!described->content.empty()) {
      side.report(Code::MissingBody, response.where, NoFacts{}, described->where, described->provenance);
    }
  } else if (described->content.empty()) {
    report_unexpected(side, *response.body, described->where, described->provenance);
  } else {
    check_body(side, *response.body, described->content);
  }
}

Finding undocumented(const Request& request, const NoMatch& nothing) {
  NameFacts facts{.name = request_name(request), .nearest = {}, .because = nothing.hint};
  if (nothing.nearest != nullptr) facts.nearest = nothing.nearest->id;
  return make_finding(Code::UndocumentedOperation, request.where, std::move(facts));
}

}  // namespace

void check_exchange(const CheckContext& context, const CompiledContract& contract, const CredentialNames& credentials,
                    const Exchange& exchange, Outcome& outcome) {
  if (context.coverage != nullptr) context.coverage->see(contract, exchange);
  const auto matched = match_operation(contract.contract, exchange.request.method, exchange.request.url);
  const MatchedOperation* match = std::get_if<MatchedOperation>(&matched);
  hide_credentials(credentials, exchange, match, outcome.secrets);
  if (match == nullptr) {
    outcome.findings.push_back(undocumented(exchange.request, std::get<NoMatch>(matched)));
    if (exchange.request.body) outcome.secrets.add(exchange.request.body->where);
    if (exchange.response.body) outcome.secrets.add(exchange.response.body->where);
    return;
  }
  const std::string& id = match->operation->id;
  const Findings pairs = check_pairs(context, *match, exchange);
  const Leniency leniency(exchange, context.sources);
  std::size_t first = outcome.findings.size();
  check_request({.context = context,
                 .contract = contract,
                 .label = id + " request",
                 .head = exchange.request.where,
                 .pairs = pairs,
                 .outcome = outcome},
                *match, exchange.request);
  leniency.apply_to_request(outcome.findings, first);
  first = outcome.findings.size();
  check_response({.context = context,
                  .contract = contract,
                  .label = id + " response " + std::to_string(exchange.response.status),
                  .head = exchange.response.where,
                  .pairs = pairs,
                  .outcome = outcome},
                 *match->operation, exchange.response);
  leniency.apply_to_response(outcome.findings, first);
  first = outcome.findings.size();
  std::ranges::copy(pairs, std::back_inserter(outcome.findings));
  leniency.apply_to_request(outcome.findings, first);
}

}  // namespace contract::internal
