#include "check/pair_values.h"

#include <algorithm>
#include <utility>

#include "contract/parameter_values.h"
#include "document/pointer.h"
#include "http/header.h"
#include "http/media_type.h"
#include "read/json.h"

namespace contract::internal {
namespace {

std::vector<PairValue> one(std::string text, Place where) {
  return {{.json = {}, .text = std::move(text), .where = where, .instance = {}, .indices = {}}};
}

std::vector<PairValue> header(const std::vector<Header>& headers, const std::string& name) {
  std::vector<PairValue> values;
  for (const Header& candidate : headers) {
    if (!same_header_name(candidate.name, name)) continue;
    if (!values.empty()) return {};  // nobody knows which one counts
    values = one(candidate.value, candidate.where);
  }
  return values;
}

bool may_be_json(const Body& body) {
  const auto type = parse_media_type(body.media_type);
  return body.media_type.empty() || (type && type->is_json());
}

// Goes one token down from `value`, and adds what is there to `below`.
void step(const PairValue& value, const std::string& token, std::vector<PairValue>& below) {
  const auto add = [&](Value next) {
    PairValue& added = below.emplace_back(value);
    added.json = next;
    append_token(added.instance, token);
  };
  if (value.json->is(Kind::Object)) {
    if (const auto next = value.json->find(token)) add(*next);
  } else if (value.json->is(Kind::Array) && token == kEachItem) {
    std::size_t index = 0;
    for (const Value item : value.json->items()) {
      PairValue& added = below.emplace_back(value);
      added.json = item;
      append_index(added.instance, index);
      added.indices.push_back(index++);
    }
  } else if (value.json->is(Kind::Array)) {
    std::string pointer;
    append_token(pointer, token);
    if (const auto next = resolve_pointer(*value.json, pointer)) add(*next);
  }
}

std::vector<PairValue> values_below(const Document& document, const std::vector<std::string>& tokens) {
  std::vector<PairValue> values{{.json = document.root(), .text = {}, .where = {}, .instance = {}, .indices = {}}};
  for (const std::string& token : tokens) {
    std::vector<PairValue> below;
    for (const PairValue& value : values) step(value, token, below);
    values = std::move(below);
  }
  for (PairValue& value : values) value.where = document.place(*value.json);
  return values;
}

}  // namespace

std::optional<std::string_view> PairValue::string() const {
  if (!json) return text;
  return json->is(Kind::String) ? std::optional(json->string()) : std::nullopt;
}

std::vector<PairValue> ExchangeValues::at(const RuntimeExpression& expression) {
  const Request& request = exchange_.request;
  const Response& response = exchange_.response;
  switch (expression.source) {
    case ExpressionSource::Url: return one(request.url, request.where);
    case ExpressionSource::Method: return one(request.method, request.where);
    case ExpressionSource::StatusCode: return one(std::to_string(response.status), response.where);
    case ExpressionSource::RequestPath: return parameter(ParameterIn::Path, expression.name);
    case ExpressionSource::RequestQuery: return parameter(ParameterIn::Query, expression.name);
    case ExpressionSource::RequestHeader: return header(request.headers, expression.name);
    case ExpressionSource::ResponseHeader: return header(response.headers, expression.name);
    case ExpressionSource::RequestBody: return body(ExchangeHalf::Request, request.body, expression.tokens);
    case ExpressionSource::ResponseBody: return body(ExchangeHalf::Response, response.body, expression.tokens);
  }
  return {};
}

std::vector<PairValue> ExchangeValues::parameter(ParameterIn in, const std::string& name) const {
  const Request& request = exchange_.request;
  std::vector<PairValue> found;
  for (const ParameterValue& value :
       parameter_values(match_, {.url = request.url, .url_place = request.where, .headers = {}})) {
    if (value.parameter->in != in || value.parameter->name != name) continue;
    if (std::ranges::find(request.unknown, value.value) != request.unknown.end()) return {};
    if (!found.empty()) return {};  // sent twice: nobody knows which one counts
    found = one(value.value, value.where);
  }
  return found;
}

std::vector<PairValue> ExchangeValues::body(ExchangeHalf half, const std::optional<Body>& body,
                                            const std::vector<std::string>& tokens) {
  const bool is_read = body && body->text != SourceId::none;
  return is_read && may_be_json(*body) ? json(half, *body, tokens) : std::vector<PairValue>();
}

std::vector<PairValue> ExactValues::json(ExchangeHalf half, const Body& body, const std::vector<std::string>& tokens) {
  std::optional<std::optional<Document>>& read = bodies_[static_cast<std::size_t>(half)];
  if (!read) {
    read.emplace();
    Findings remarks;  // are made where the body is judged
    Result<Document> document = read_json(body.text, context_.sources, context_.read, remarks);
    if (document) read->emplace(std::move(*document));
  }
  return *read ? values_below(**read, tokens) : std::vector<PairValue>();
}

std::vector<PairValue> QuickValues::json(ExchangeHalf half, const Body& body, const std::vector<std::string>& tokens) {
  std::vector<PairValue> values;
  auto strings = bodies_.strings_at(half, sources_.text(body.text), tokens);
  if (!strings) {
    sure_ = false;
    return values;
  }
  for (QuickBodies::String& string : *strings) {
    values.push_back({.json = {},
                      .text = std::move(string.text),
                      .where = {},
                      .instance = {},
                      .indices = std::move(string.indices)});
  }
  return values;
}

}  // namespace contract::internal
