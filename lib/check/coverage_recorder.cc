#include "check/coverage_recorder.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "check/applied_schemas.h"
#include "check/request_name.h"
#include "contract/match.h"
#include "contract/parameter_values.h"
#include "http/header.h"
#include "http/media_type.h"
#include "run/evaluate.h"

namespace contract::internal {
namespace {

std::string response_side(const StatusRange& status) {
  return "response " + to_string(status);
}

const MediaTypeContent* described(const std::vector<MediaTypeContent>& content, const Body& body) {
  if (body.media_type.empty() && content.size() == 1) return &content.front();
  const std::optional<MediaType> type = parse_media_type(body.media_type);
  return type ? content_for(content, *type) : nullptr;
}

}  // namespace

// ---- what there is

void CoverageRecorder::add(const CompiledContract& contract) {
  const auto [program, is_new] = programs_.try_emplace(
      contract.program.get(), CountedProgram{.points = {*contract.program, counter_}, .documents_api = true});
  for (const auto& [uri, block] : contract.program->entries) program->second.points.add(block);
  for (const Operation& operation : contract.contract.operations) add(contract, operation);
}

void CoverageRecorder::add(const Yardstick& schema) {
  const auto [program, is_new] = programs_.try_emplace(
      &schema.program, CountedProgram{.points = {schema.program, counter_}, .documents_api = false});
  program->second.points.add(schema.block);
}

void CoverageRecorder::add(const CompiledContract& contract, const Operation& operation) {
  const std::string name = contract.name.empty() ? operation.id : contract.name + ' ' + operation.id;
  CountedOperation counted{
      .name = name,
      .number = counter_.add(
          {.kind = CoverageKind::Operation, .of = name, .name = operation.method + ' ' + operation.path.text()}),
      .parameters = add_parameters(name, "", operation.parameters),
      .request = {},
      .responses = {}};
  if (operation.request_body) counted.request = add_content(name, "request", operation.request_body->content);
  for (const ResponseDescription& response : operation.responses) {
    const std::string side = response_side(response.status);
    counted.responses.push_back(
        {.status = counter_.add({.kind = CoverageKind::Status, .of = name, .name = to_string(response.status)}),
         .headers = add_parameters(name, side + ' ', response.headers),
         .content = add_content(name, side, response.content)});
  }
  operations_.emplace(&operation, std::move(counted));
}

CoverageRecorder::Numbers CoverageRecorder::add_parameters(const std::string& of, const std::string& side,
                                                           const std::vector<Parameter>& parameters) {
  Numbers points;
  for (const Parameter& parameter : parameters) {
    std::string name = side + std::string(to_string(parameter.in)) + ' ' + parameter.name;
    points.push_back(counter_.add({.kind = CoverageKind::Parameter, .of = of, .name = std::move(name)}));
  }
  return points;
}

CoverageRecorder::Numbers CoverageRecorder::add_content(const std::string& of, const std::string& side,
                                                        const std::vector<MediaTypeContent>& content) {
  Numbers points;
  for (const MediaTypeContent& entry : content) {
    points.push_back(
        counter_.add({.kind = CoverageKind::MediaType, .of = of, .name = side + ' ' + to_string(entry.range)}));
  }
  return points;
}

// ---- what is seen

void CoverageRecorder::see(const CompiledContract& contract, const Exchange& exchange) {
  counter_.count_exchange();
  const Request& request = exchange.request;
  const auto matched = match_operation(contract.contract, request.method, request.url);
  const auto* match = std::get_if<MatchedOperation>(&matched);
  if (match == nullptr) {
    return counter_.count_undocumented(
        {.kind = CoverageKind::Operation, .of = contract.name, .name = request_name(request)});
  }
  const CountedOperation& counted = operations_.find(match->operation)->second;
  counter_.count(counted.number);
  see_request(counted, *match, request);
  see_response(counted, *match->operation, exchange.response);
}

void CoverageRecorder::see_request(const CountedOperation& counted, const MatchedOperation& match,
                                   const Request& request) {
  const Operation& operation = *match.operation;
  std::vector<HeaderField> headers;
  for (const Header& header : request.headers) {
    headers.push_back({.name = header.name, .value = header.value, .where = header.where});
  }
  const std::vector<ParameterValue> values =
      parameter_values(match, {.url = request.url, .url_place = request.where, .headers = headers});
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    const bool sent = std::ranges::find(values, &operation.parameters[i], &ParameterValue::parameter) != values.end();
    if (sent) counter_.count(counted.parameters[i]);
  }
  if (!operation.request_body) return;
  if (request.body) {
    see_body(counted, counted.request, operation.request_body->content, "request", *request.body);
  } else if (!request.body_recorded) {
    counter_.count_without_request_body();
  }
}

void CoverageRecorder::see_response(const CountedOperation& counted, const Operation& operation,
                                    const Response& response) {
  const ResponseDescription* described = operation.response(response.status);
  if (described == nullptr) {
    return counter_.count_undocumented(
        {.kind = CoverageKind::Status, .of = counted.name, .name = std::to_string(response.status)});
  }
  const CountedResponse& points = counted.responses[static_cast<std::size_t>(described - operation.responses.data())];
  counter_.count(points.status);
  for (std::size_t i = 0; i < described->headers.size(); ++i) {
    const std::string& name = described->headers[i].name;
    const bool sent = std::ranges::any_of(
        response.headers, [&name](const Header& header) { return same_header_name(header.name, name); });
    if (sent) counter_.count(points.headers[i]);
  }
  if (response.body) {
    see_body(counted, points.content, described->content, response_side(described->status), *response.body);
  }
}

void CoverageRecorder::see_body(const CountedOperation& counted, const Numbers& points,
                                const std::vector<MediaTypeContent>& content, const std::string& side, const Body& body,
                                std::uint64_t times) {
  if (const MediaTypeContent* entry = described(content, body)) {
    return counter_.count(points[static_cast<std::size_t>(entry - content.data())], times);
  }
  const std::optional<MediaType> type = parse_media_type(body.media_type);
  const std::string name = type ? type->type + '/' + type->subtype : "a body without a media type";
  counter_.count_undocumented({.kind = CoverageKind::MediaType, .of = counted.name, .name = side + ' ' + name});
}

void CoverageRecorder::see(const Target& target, std::uint64_t bodies) {
  if (bodies == 0) return;
  const Operation& operation = *target.operation;
  const CountedOperation& counted = operations_.find(&operation)->second;
  counter_.count(counted.number, bodies);
  const Body json{.text = {}, .media_type = "application/json", .where = {}};  // what bare bodies are held to
  if (target.kind == TargetKind::RequestBody) {
    if (!operation.request_body) return;
    return see_body(counted, counted.request, operation.request_body->content, "request", json, bodies);
  }
  const CountedResponse& points =
      counted.responses[static_cast<std::size_t>(target.response - operation.responses.data())];
  counter_.count(points.status, bodies);
  see_body(counted, points.content, target.response->content, response_side(target.response->status), json, bodies);
}

void CoverageRecorder::see(const Yardstick& yardstick, const Document& document, Value value,
                           const RunOptions& options) {
  const auto program = programs_.find(&yardstick.program);
  if (program == programs_.end() || yardstick.block >= BlockId::always) return;
  RunOptions all = options;
  all.undocumented = program->second.documents_api ? std::optional(Severity::Warning) : std::nullopt;
  const auto recorder = record(yardstick.program, yardstick.block, document, value, all);
  counter_.count_document(recorder->is_whole());
  AppliedSchemas(program->second.points, *recorder, value, options.placeholders, counter_).count();
}

}  // namespace contract::internal
