#include "check/recording_secrets.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace contract::internal {
namespace {

// Members of HAR that say what a part is.
bool is_label(std::string_view name) {
  constexpr std::array<std::string_view, 8> kLabels{"name",       "method",  "mimeType", "httpVersion",
                                                    "statusText", "version", "encoding", "startedDateTime"};
  return std::ranges::find(kLabels, name) != kLabels.end();
}

// Where the parts of exchanges begin in the document.
std::vector<std::uint32_t> beginnings_of(const std::vector<Exchange>& exchanges) {
  std::vector<std::uint32_t> beginnings;
  const auto add_headers = [&beginnings](const std::vector<Header>& headers) {
    for (const Header& header : headers) beginnings.push_back(header.where.span.begin);
  };
  for (const Exchange& exchange : exchanges) {
    beginnings.push_back(exchange.request.where.span.begin);
    add_headers(exchange.request.headers);
    add_headers(exchange.response.headers);
    for (const std::optional<Body>* body : {&exchange.request.body, &exchange.response.body}) {
      if (*body) beginnings.push_back((*body)->where.span.begin);
    }
  }
  std::ranges::sort(beginnings);
  return beginnings;
}

// Calls `visit` for each scalar with the name of the member that it is, or that the array is that holds it.
template <typename Visit>
void for_each_scalar(const Document& document, Visit visit) {
  struct Waiting {
    Value value;
    std::string_view name;
  };
  std::vector<Waiting> waiting{{.value = document.root(), .name = {}}};
  while (!waiting.empty()) {
    const Waiting at = waiting.back();
    waiting.pop_back();
    if (at.value.is(Kind::Array)) {
      for (const Value item : at.value.items()) waiting.push_back({.value = item, .name = at.name});
    } else if (at.value.is(Kind::Object)) {
      for (const auto& [key, member] : at.value.members()) waiting.push_back({.value = member, .name = key.string()});
    } else {
      visit(at.value, at.name);
    }
  }
}

}  // namespace

void hide_unread_strings(const Document& document, const std::vector<Exchange>& exchanges, Secrets& secrets) {
  const std::vector<std::uint32_t> looked_at = beginnings_of(exchanges);
  for_each_scalar(document, [&](Value value, std::string_view name) {
    if (!value.is(Kind::String) || is_label(name)) return;
    if (!std::ranges::binary_search(looked_at, value.span().begin)) secrets.add(document.place(value));
  });
}

void hide_scalars(const Document& document, Secrets& secrets) {
  for_each_scalar(document, [&](Value value, std::string_view) {
    if (value.is(Kind::String) || value.is(Kind::Number)) secrets.add(document.place(value));
  });
}

}  // namespace contract::internal
