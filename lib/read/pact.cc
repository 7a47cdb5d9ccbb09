#include "read/pact.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/pointer.h"
#include "finding/wording.h"
#include "http/token.h"
#include "read/pact_rules.h"
#include "read/stub_reader.h"

namespace contract::internal {
namespace {

// The version of the specification, as the libraries write it: in one of three places. Nothing: none is written.
std::optional<Value> written_version(Value root) {
  const std::optional<Value> metadata = root.find("metadata");
  if (!metadata) return std::nullopt;
  for (const std::string_view name : {"pactSpecification", "pact-specification"}) {
    const std::optional<Value> specification = metadata->find(name);
    const std::optional<Value> version = specification ? specification->find("version") : std::nullopt;
    if (version) return version;
  }
  return metadata->find("pactSpecificationVersion");
}

constexpr char kLatest = '4';

class InteractionReader : public StubReader {
 public:
  using StubReader::StubReader;

  std::optional<Exchange> read(Value entry, bool has_contents);

 private:
  void read_query(const Part& request, Request& read);
  std::optional<Body> read_body(const Part& message, const std::vector<Header>& headers, Exchange& exchange);
  std::optional<Body> read_contents(const Part& body, const std::vector<Header>& headers);
  PactRules rules_of(const Part& message) const;

  bool has_contents_ = false;  // version 4: a body is an object that tells its encoding
  PactRules rules_;            // of the message that is being read
};

PactRules InteractionReader::rules_of(const Part& message) const {
  const std::optional<Value> rules = message.value.find("matchingRules");
  return rules ? PactRules(*rules) : PactRules();
}

// A text, or since version 3 lists of values by name.
void InteractionReader::read_query(const Part& request, Request& read) {
  const std::optional<Value> query = request.value.find("query");
  if (!query || query->is(Kind::Null)) return;
  if (query->is(Kind::String)) {
    if (!query->string().empty()) read.url += '?' + std::string(query->string());
    return;
  }
  const std::optional<Part> names = optional(request, "query", Kind::Object);
  if (!names) return;
  for (const auto& [key, value] : names->value.members()) {
    if (value.is(Kind::Array)) {
      for (const Value each : value.items()) append_query(read.url, key.string(), scalar_text(each).value_or(""));
    } else {
      append_query(read.url, key.string(), scalar_text(value).value_or(""));
    }
  }
}

// Of version 4: {"content": …, "contentType": "application/json", "encoded": false}.
std::optional<Body> InteractionReader::read_contents(const Part& body, const std::vector<Header>& headers) {
  const std::optional<Value> content = body.value.find("content");
  if (!content || content->is(Kind::Null)) return std::nullopt;
  const Part part = member(body, "content", *content);
  const std::string_view type = text_or_empty(body, "contentType");
  const std::optional<Value> encoded = body.value.find("encoded");
  const std::string encoding = encoded ? scalar_text(*encoded).value_or("") : "";
  std::optional<Body> read;
  if (!content->is(Kind::String)) {
    read = json_body(part, headers);
    if (!type.empty()) read->media_type = type;
  } else if (equal_without_case(encoding, "base64") || encoding == "true") {
    read = base64_body(part, headers, type);
  } else if (encoding.empty() || encoding == "false" || equal_without_case(encoding, "json")) {
    read = text_body(part, headers, type);
  } else {
    fail(member(body, "encoded", *encoded), "{} is no encoding of a body", "Pact knows `base64` and `json`",
         quoted_name(encoding));
  }
  return read;
}

std::optional<Body> InteractionReader::read_body(const Part& message, const std::vector<Header>& headers,
                                                 Exchange& exchange) {
  const std::optional<Value> body = message.value.find("body");
  if (!body || body->is(Kind::Null)) return std::nullopt;
  const Part part = member(message, "body", *body);
  std::optional<Value> content = body;
  std::optional<Body> read;
  if (has_contents_ && body->is(Kind::Object)) {
    read = read_contents(part, headers);
    content = body->find("content");
  } else if (!body->is(Kind::String) || !body->string().empty()) {
    read = text_or_value_body(part, headers);
  }
  if (read && content && !content->is(Kind::String)) {
    for (const Value example : rules_.examples(*content)) exchange.examples.push_back(place(example));
  }
  return read;
}

std::optional<Exchange> InteractionReader::read(Value entry, bool has_contents) {
  const std::optional<Part> interaction = whole(entry);
  if (!interaction) return std::nullopt;
  has_contents_ = has_contents;
  const std::string_view type = text_or_empty(*interaction, "type");
  if (!type.empty() && type != "Synchronous/HTTP") {
    fail(*interaction, "the interaction is a message, and not a request with its response");
    return std::nullopt;
  }
  const std::optional<Part> request = required(*interaction, "request", Kind::Object);
  const std::optional<Part> response = required(*interaction, "response", Kind::Object);
  if (failed()) return std::nullopt;

  Exchange exchange{.where = place(*interaction)};
  const auto read_headers = [&](const Part& message) {
    std::vector<Header> headers = header_map(message, "headers");
    for (const Header& header : headers) {
      if (rules_.has_header(header.name)) exchange.examples.push_back(header.where);
    }
    return headers;
  };
  Request& sent = exchange.request;
  rules_ = rules_of(*request);
  sent.is_partial = true;
  sent.method = method(*request, "method").value_or("");
  sent.url = url(*request, "path").value_or("");
  if (const auto path = request->value.find("path")) sent.where = place(*path);
  sent.url_is_example = rules_.has_path() || rules_.has_query();
  read_query(*request, sent);
  sent.headers = read_headers(*request);
  sent.body = read_body(*request, sent.headers, exchange);
  sent.body_recorded = sent.body.has_value();

  Response& got = exchange.response;
  rules_ = rules_of(*response);
  got.is_partial = true;
  got.status = 200;  // which the specification says for a response without one
  got.where = place(*response);
  if (const auto number = optional(*response, "status", Kind::Number)) {
    got.status = status(*number).value_or(0);
    got.where = place(*number);
  }
  got.headers = read_headers(*response);
  got.body = read_body(*response, got.headers, exchange);
  if (failed()) return std::nullopt;
  return exchange;
}

}  // namespace

bool is_pact(Value root) {
  const std::optional<Value> interactions = root.find("interactions");
  const std::optional<Value> messages = root.find("messages");
  const bool has_list = (interactions && interactions->is(Kind::Array)) || (messages && messages->is(Kind::Array));
  return has_list && (root.find("consumer") || root.find("provider"));
}

Result<Recording> read_pact(const Document& document, SourceMap& sources, Findings& remarks) {
  const Value root = document.root();
  const std::optional<Value> version = written_version(root);
  const std::string written = version ? scalar_text(*version).value_or("") : "1";
  const bool is_known =
      !written.empty() && written[0] >= '1' && written[0] <= kLatest && (written.size() == 1 || written[1] == '.');
  if (!is_known) {
    return unusable_recording(document, *version, "the version of the pact is not known here",
                              "known are versions 1 to 4 of the specification");
  }
  Recording recording;
  for (const std::string_view name : {"interactions", "messages"}) {
    const std::optional<Value> list = root.find(name);
    if (!list || !list->is(Kind::Array)) continue;
    Recording read = read_entries(list->items(), [&](Value entry, std::size_t index) -> std::optional<Exchange> {
      std::string pointer = '/' + std::string(name);
      append_index(pointer, index);
      if (name == "messages") {
        Finding finding =
            unusable_recording(document, entry, "the interaction is a message, and not a request with its response");
        finding.instance = std::move(pointer);
        remarks.push_back(std::move(finding));
        return std::nullopt;
      }
      return InteractionReader(document, std::move(pointer), sources, remarks).read(entry, written[0] == kLatest);
    });
    std::ranges::move(read.exchanges, std::back_inserter(recording.exchanges));
    recording.unreadable += read.unreadable;
  }
  return recording;
}

}  // namespace contract::internal
