#include "read/postman.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/pointer.h"
#include "finding/wording.h"
#include "read/entry_reader.h"
#include "read/postman_url.h"

namespace contract::internal {
namespace {

// What stands in the place of a credential that is said elsewhere: it is hidden, and only its form is looked at.
constexpr std::string_view kCredential = "credential";

// A saved response, and what it inherits.
struct SavedResponse {
  Value response;
  std::string pointer;
  std::optional<Value> request;  // of the item: where the response does not keep the one that it answered
  std::optional<Value> auth;     // of the innermost that has one
};

class SavedResponseReader : public EntryReader {
 public:
  using EntryReader::EntryReader;

  std::optional<Exchange> read(const SavedResponse& saved, const PostmanVariables& variables);

 private:
  std::optional<Request> read_request(const Part& request, const SavedResponse& saved,
                                      const PostmanVariables& variables);
  std::optional<Response> read_response(const Part& response);
  std::vector<Header> read_headers(const Part& message);
  void add_credential(const SavedResponse& saved, Value request, std::vector<Header>& headers);
  std::optional<Body> read_request_body(const Part& request, const std::vector<Header>& headers, bool& is_recorded);
};

// A list of objects, or nothing: the text that the format also allows is what nobody writes.
std::vector<Header> SavedResponseReader::read_headers(const Part& message) {
  std::vector<Header> headers;
  const std::optional<Part> list = optional(message, "header", Kind::Array);
  if (!list) return headers;
  std::size_t index = 0;
  for (const Value value : list->value.items()) {
    const Part field = item(*list, index++, value);
    if (is_disabled(value)) continue;
    const std::optional<Part> name = required(field, "key", Kind::String);
    const std::optional<Part> content = optional(field, "value", Kind::String);
    if (!name) continue;
    headers.push_back({.name = std::string(name->value.string()),
                       .value = std::string(content ? content->value.string() : std::string_view()),
                       .where = place(content ? *content : *name)});
  }
  return headers;
}

void SavedResponseReader::add_credential(const SavedResponse& saved, Value request, std::vector<Header>& headers) {
  std::optional<Value> auth = request.find("auth");
  if (!auth || auth->is(Kind::Null)) auth = saved.auth;
  if (!auth || !auth->is(Kind::Object)) return;
  const std::string_view type = text_member(*auth, "type");
  Header header{.name = "Authorization", .value = {}, .where = place(*auth)};
  if (type == "bearer" || type == "oauth2" || type == "jwt") {
    header.value = "Bearer " + std::string(kCredential);
  } else if (type == "basic") {
    header.value = "Basic " + std::string(kCredential);
  } else if (type == "digest") {
    header.value = "Digest " + std::string(kCredential);
  } else if (type == "apikey") {
    std::string_view in = "header";
    const std::optional<Value> settings = auth->find("apikey");
    if (!settings || !settings->is(Kind::Array)) return;
    for (const Value setting : settings->items()) {
      const std::string_view key = text_member(setting, "key");
      if (key == "key") header.name = text_member(setting, "value");
      if (key == "in") in = text_member(setting, "value");
    }
    if (in != "header") return;
    header.value = kCredential;
  }
  if (!header.value.empty()) headers.push_back(std::move(header));
}

std::optional<Body> SavedResponseReader::read_request_body(const Part& request, const std::vector<Header>& headers,
                                                           bool& is_recorded) {
  const std::optional<Part> body = optional(request, "body", Kind::Object);
  if (!body || is_disabled(body->value)) return std::nullopt;
  const std::string_view mode = text_or_empty(*body, "mode");
  if (mode == "raw" || mode.empty()) {
    const std::optional<Part> text = optional(*body, "raw", Kind::String);
    if (!text || text->value.string().empty()) return std::nullopt;
    return text_body(*text, headers);
  }
  // Forms, files and GraphQL are kept in pieces, from which what was sent cannot be told to the byte.
  is_recorded = false;
  return std::nullopt;
}

std::optional<Request> SavedResponseReader::read_request(const Part& request, const SavedResponse& saved,
                                                         const PostmanVariables& variables) {
  Request read;
  const std::optional<Value> url = request.value.find("url");
  if (!url || url->is(Kind::Null)) {
    fail(request, quoted_name(request.name + ".url") + " is missing");
    return std::nullopt;
  }
  const Part url_part = member(request, "url", *url);
  read.url = postman_url(*url, variables);
  const std::optional<Value> raw = url->find("raw");
  read.where = place(raw && raw->is(Kind::String) ? *raw : *url);
  if (read.url.empty()) fail(url_part, quoted_name(url_part.name) + " is no URL");
  if (read.url.starts_with("{{")) {
    fail(url_part, "the URL begins with a variable that has no value", "give it one in `variable` of the collection");
  }
  read.method = request.value.find("method") ? method(request, "method").value_or("") : "GET";
  read.headers = read_headers(request);
  add_credential(saved, request.value, read.headers);
  read.body = read_request_body(request, read.headers, read.body_recorded);
  if (failed()) return std::nullopt;
  return read;
}

std::optional<Response> SavedResponseReader::read_response(const Part& response) {
  const std::optional<Part> code = required(response, "code", Kind::Number);
  const std::optional<int> number = code ? status(*code) : std::nullopt;
  Response read;
  read.headers = read_headers(response);
  const std::optional<Part> body = optional(response, "body", Kind::String);
  if (body && !body->value.string().empty()) read.body = text_body(*body, read.headers);
  if (!number || failed()) return std::nullopt;
  read.status = *number;
  read.where = place(*code);
  return read;
}

std::optional<Exchange> SavedResponseReader::read(const SavedResponse& saved, const PostmanVariables& variables) {
  const std::optional<Part> all = whole(saved.response);
  if (!all) return std::nullopt;
  std::optional<Part> request = optional(*all, "originalRequest", Kind::Object);
  if (!request && !failed() && saved.request) {
    // Findings about it stand at the item, two levels up.
    std::string pointer = saved.pointer.substr(0, saved.pointer.rfind("/response/"));
    append_token(pointer, "request");
    request = Part{.value = *saved.request, .name = "request", .pointer = std::move(pointer)};
    if (!expect(*request, Kind::Object)) return std::nullopt;
  }
  if (!request) {
    if (!failed()) fail(*all, "`originalRequest` is missing");
    return std::nullopt;
  }
  std::optional<Request> read_of_request = read_request(*request, saved, variables);
  std::optional<Response> read_of_response = read_response(*all);
  if (failed()) return std::nullopt;
  return Exchange{.request = std::move(*read_of_request),
                  .response = std::move(*read_of_response),
                  .captured_at = {},
                  .where = place(saved.response)};
}

// Walks the folders without recursion, in the order of the file.
class Folders {
 public:
  // Calls `visit` with each saved response.
  template <typename Visit>
  void walk(Value collection, Visit visit) {
    std::vector<Waiting> waiting{{.item = collection, .step = kRoot, .auth = std::nullopt}};
    while (!waiting.empty()) {
      const Waiting at = waiting.back();
      waiting.pop_back();
      const std::optional<Value> request = at.item.find("request");
      std::optional<Value> auth = at.auth;
      for (const std::optional<Value>& holder : {std::optional(at.item), request}) {
        const std::optional<Value> own = holder ? holder->find("auth") : std::nullopt;
        if (own && !own->is(Kind::Null)) auth = own;
      }
      for_each(at, "response", [&](Value response, std::size_t step) {
        visit(SavedResponse{.response = response, .pointer = pointer(step), .request = request, .auth = auth});
      });
      const std::size_t first = waiting.size();
      for_each(at, "item",
               [&](Value item, std::size_t step) { waiting.push_back({.item = item, .step = step, .auth = auth}); });
      std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
    }
  }

 private:
  static constexpr std::size_t kRoot = std::string::npos;

  struct Waiting {
    Value item;
    std::size_t step;  // the one that led to it
    std::optional<Value> auth;
  };

  // Pointers are made where they are needed: of deep folders with many items they would take far more than the file.
  struct Step {
    std::size_t before;
    std::string_view list;
    std::size_t index;
  };

  template <typename Visit>
  void for_each(const Waiting& at, std::string_view name, Visit visit) {
    const std::optional<Value> list = at.item.find(name);
    if (!list || !list->is(Kind::Array)) return;
    std::size_t index = 0;
    for (const Value value : list->items()) {
      steps_.push_back({.before = at.step, .list = name, .index = index++});
      visit(value, steps_.size() - 1);
    }
  }

  std::string pointer(std::size_t step) const {
    std::vector<std::size_t> way;
    for (; step != kRoot; step = steps_[step].before) way.push_back(step);
    std::string text;
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
      append_token(text, steps_[*at].list);
      append_index(text, steps_[*at].index);
    }
    return text;
  }

  std::vector<Step> steps_;
};

}  // namespace

bool is_postman(Value root) {
  const std::optional<Value> info = root.find("info");
  return info && root.find("item") && text_member(*info, "schema").find("/collection") != std::string_view::npos;
}

Result<Recording> read_postman(const Document& collection, SourceMap& sources, Findings& remarks) {
  const Value root = collection.root();
  const std::optional<Value> info = root.find("info");
  const std::optional<Value> schema = info ? info->find("schema") : std::nullopt;
  const std::string_view version = info ? text_member(*info, "schema") : std::string_view();
  if (!schema) return unusable_recording(collection, root, "`info.schema` is missing", "is this a Postman collection?");
  if (version.find("/v2.1.") == std::string_view::npos && version.find("/v2.0.") == std::string_view::npos) {
    return unusable_recording(collection, *schema, "this is no version of Postman collections that is read",
                              "known are 2.0 and 2.1");
  }
  const std::optional<Value> items = root.find("item");
  if (!items || !items->is(Kind::Array)) {
    return unusable_recording(collection, items.value_or(root), "`item` is no array",
                              "a collection holds its requests there");
  }
  const PostmanVariables variables = variables_of(root);
  Recording recording;
  recording.placeholders = {"{{*}}"};
  Folders().walk(root, [&](const SavedResponse& saved) {
    add_entry(SavedResponseReader(collection, saved.pointer, sources, remarks).read(saved, variables), recording);
  });
  return recording;
}

}  // namespace contract::internal
