#include "read/mountebank.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/number.h"
#include "document/pointer.h"
#include "finding/wording.h"
#include "read/stub_reader.h"
#include "read/url_pattern.h"

namespace contract::internal {
namespace {

// A predicate inside `and` inside `and` and so on; nobody nests them deeper.
constexpr std::size_t kMostPredicates = 1000;

std::string below(std::string pointer, std::string_view member, std::size_t index) {
  append_token(pointer, member);
  append_index(pointer, index);
  return pointer;
}

class ResponseReader : public StubReader {
 public:
  using StubReader::StubReader;

  std::optional<Exchange> read(Value stub, Value response, std::size_t index);

 private:
  void read_predicates(const Part& stub, Request& read);
  void read_fields(const Part& fields, Request& read);
  void read_pattern(const Part& fields, Request& read);
  static void read_query(const Part& fields, Request& read);
  std::optional<Response> read_response(const Part& response);
  std::optional<int> read_status(const Part& response);

  std::vector<Part> queries_;  // they may come before the path
};

void ResponseReader::read_fields(const Part& fields, Request& read) {
  if (const auto written = fields.value.find("method"); written && written->is(Kind::String)) {
    read.method = method(fields, "method").value_or("");
  }
  if (const auto path = optional(fields, "path", Kind::String)) {
    read.url = path->value.string();
    read.where = place(*path);
  }
  if (const auto query = optional(fields, "query", Kind::Object)) queries_.push_back(*query);
  std::ranges::move(header_map(fields, "headers"), std::back_inserter(read.headers));
  if (const auto body = fields.value.find("body"); body && !body->is(Kind::Null)) {
    read.body = text_or_value_body(member(fields, "body", *body), read.headers);
    read.body_recorded = true;
  }
}

// Of `matches`.
void ResponseReader::read_pattern(const Part& fields, Request& read) {
  const std::optional<Value> path = fields.value.find("path");
  if (!path || !path->is(Kind::String) || !read.url.empty()) return;
  std::optional<UrlPattern> pattern = parse_path_regex(path->string());
  if (!pattern) return;
  read.url = std::move(pattern->url);
  read.unknown = std::move(pattern->unknown);
  read.where = place(*path);
}

void ResponseReader::read_predicates(const Part& stub, Request& read) {
  const std::optional<Part> predicates = optional(stub, "predicates", Kind::Array);
  if (!predicates) return;
  std::vector<Part> lists{*predicates};
  std::size_t count = 0;
  for (std::size_t at = 0; at < lists.size(); ++at) {
    const Part list = lists[at];
    std::size_t index = 0;
    for (const Value each : list.value.items()) {
      if (++count > kMostPredicates) return;
      const Part predicate = item(list, index++, each);
      for (const std::string_view name : {"equals", "deepEquals"}) {
        if (const auto fields = optional(predicate, name, Kind::Object)) read_fields(*fields, read);
      }
      if (const auto fields = each.find("matches"); fields && fields->is(Kind::Object)) {
        read_pattern(member(predicate, "matches", *fields), read);
      }
      if (const auto all = each.find("and"); all && all->is(Kind::Array))
        lists.push_back(member(predicate, "and", *all));
    }
  }
}

void ResponseReader::read_query(const Part& fields, Request& read) {
  for (const auto& [key, value] : fields.value.members()) {
    const std::string name(key.string());
    if (value.is(Kind::Array)) {
      for (const Value each : value.items()) append_query(read.url, name, scalar_text(each).value_or(""));
    } else {
      append_query(read.url, name, scalar_text(value).value_or(""));
    }
  }
}

// A number, or a text that is one.
std::optional<int> ResponseReader::read_status(const Part& response) {
  const std::optional<Value> written = response.value.find("statusCode");
  if (!written || written->is(Kind::Null)) return 200;
  const Part number = member(response, "statusCode", *written);
  if (written->is(Kind::Number)) return status(number);
  const std::string text = scalar_text(*written).value_or("");
  const bool is_status =
      text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos && text[0] != '0';
  if (is_status) return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  fail(number, quoted_name(number.name) + " is no status: one has three digits");
  return std::nullopt;
}

std::optional<Response> ResponseReader::read_response(const Part& response) {
  Response read;
  const std::optional<int> status = read_status(response);
  if (!status) return std::nullopt;
  read.status = *status;
  const std::optional<Value> written = response.value.find("statusCode");
  read.where = written ? place(*written) : place(response);
  read.headers = header_map(response, "headers");
  const std::optional<Value> body = response.value.find("body");
  if (!body || body->is(Kind::Null) || (body->is(Kind::String) && body->string().empty())) return read;
  const Part part = member(response, "body", *body);
  const bool is_binary = text_or_empty(response, "_mode") == "binary";
  read.body = is_binary && body->is(Kind::String) ? base64_body(part, read.headers)
                                                  : std::optional(text_or_value_body(part, read.headers));
  return read;
}

std::optional<Exchange> ResponseReader::read(Value stub, Value response, std::size_t index) {
  const std::optional<Part> whole_stub = whole(stub);
  if (!whole_stub) return std::nullopt;
  Exchange exchange{.where = place(*whole_stub)};
  Request& request = exchange.request;
  request.is_partial = true;
  request.body_recorded = false;
  read_predicates(*whole_stub, request);
  if (failed()) return std::nullopt;
  if (request.method.empty() || request.url.empty()) {
    fail(*whole_stub,
         request.method.empty() ? "the predicates of the stub do not say the method of the request"
                                : "the predicates of the stub do not say the path of the request",
         "say it in `equals`, so that the operation can be told");
    return std::nullopt;
  }
  for (const Part& query : queries_) read_query(query, request);
  const Part part{.value = response, .name = "response", .pointer = below(whole_stub->pointer, "responses", index)};
  const std::optional<Value> is = response.find("is");
  if (!is || !is->is(Kind::Object)) {
    fail(part, "this response is made when it is asked for, and not written here", "only `is` can be checked");
    return std::nullopt;
  }
  auto read = read_response(member(part, "is", *is));
  if (failed()) return std::nullopt;
  exchange.response = std::move(*read);
  return exchange;
}

bool is_imposter(Value value) {
  const std::optional<Value> protocol = value.find("protocol");
  const std::optional<Value> stubs = value.find("stubs");
  return protocol && protocol->is(Kind::String) && stubs && stubs->is(Kind::Array);
}

// Reads all imposters of a document.
class ImpostersReader {
 public:
  ImpostersReader(const Document& document, SourceMap& sources, Findings& remarks)
      : document_(document), sources_(sources), remarks_(remarks) {}

  void read(Value imposter, const std::string& pointer) {
    const std::optional<Value> protocol = imposter.find("protocol");
    const std::optional<Value> stubs = imposter.find("stubs");
    const std::string name = protocol ? scalar_text(*protocol).value_or("") : "";
    if (name != "http" && name != "https") {
      refuse(imposter, pointer, "the imposter is no HTTP server: its `protocol` is neither `http` nor `https`");
      return;
    }
    if (!stubs || !stubs->is(Kind::Array)) {
      refuse(imposter, pointer, "`stubs` is missing, or is no array");
      return;
    }
    std::size_t index = 0;
    for (const Value stub : stubs->items()) read_stub(stub, below(pointer, "stubs", index++));
  }

  Recording take() && { return std::move(recording_); }

 private:
  void read_stub(Value stub, const std::string& pointer) {
    const std::optional<Value> responses = stub.find("responses");
    if (!responses || !responses->is(Kind::Array) || responses->size() == 0) {
      refuse(stub, pointer, "the stub has no `responses`");
      return;
    }
    std::size_t index = 0;
    for (const Value response : responses->items()) {
      auto exchange = ResponseReader(document_, pointer, sources_, remarks_).read(stub, response, index++);
      if (exchange) {
        recording_.exchanges.push_back(std::move(*exchange));
      } else {
        ++recording_.unreadable;
      }
    }
  }

  void refuse(Value value, const std::string& pointer, std::string text) {
    Finding finding = unusable_recording(document_, value, std::move(text));
    finding.instance = pointer;
    remarks_.push_back(std::move(finding));
    ++recording_.unreadable;
  }

  const Document& document_;
  SourceMap& sources_;
  Findings& remarks_;
  Recording recording_;
};

}  // namespace

bool is_mountebank(Value root) {
  const std::optional<Value> imposters = root.find("imposters");
  return is_imposter(root) || (imposters && imposters->is(Kind::Array));
}

Result<Recording> read_mountebank(const Document& document, SourceMap& sources, Findings& remarks) {
  ImpostersReader reader(document, sources, remarks);
  const std::optional<Value> imposters = document.root().find("imposters");
  if (!imposters) {
    reader.read(document.root(), {});
    return std::move(reader).take();
  }
  if (!imposters->is(Kind::Array)) return unusable_recording(document, *imposters, "`imposters` is no array");
  std::size_t index = 0;
  for (const Value imposter : imposters->items()) reader.read(imposter, below({}, "imposters", index++));
  return std::move(reader).take();
}

}  // namespace contract::internal
