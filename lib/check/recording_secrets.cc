#include "check/recording_secrets.h"

#include <algorithm>
#include <array>
#include <iterator>
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

// Where the parts of exchanges stand in the text of `recording`, in its order.
std::vector<Span> parts_of(const std::vector<Exchange>& exchanges, SourceId recording, const SourceMap& sources) {
  std::vector<Span> parts;
  const auto add = [&](Place part) {
    const Place shown = sources.in_lines(part);  // a line may have been read by itself
    if (shown.source == recording) parts.push_back(shown.span);
  };
  for (const Exchange& exchange : exchanges) {
    add(exchange.request.where);
    add(exchange.response.where);
    for (const std::vector<Header>* headers : {&exchange.request.headers, &exchange.response.headers}) {
      for (const Header& header : *headers) add(header.where);
    }
    for (const std::optional<Body>* body : {&exchange.request.body, &exchange.response.body}) {
      if (*body) add((*body)->where);
    }
  }
  std::ranges::sort(parts, {}, &Span::begin);
  return parts;
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

void hide_unread_strings(const Document& document, const std::vector<Exchange>& exchanges, const SourceMap& sources,
                         Secrets& secrets) {
  const std::vector<Span> looked_at = parts_of(exchanges, document.source(), sources);
  for_each_scalar(document, [&](Value value, std::string_view name) {
    if (!value.is(Kind::String) || is_label(name)) return;
    // A body may be any value, and strings in it are looked at with it.
    const std::uint32_t begin = value.span().begin;
    const auto after = std::ranges::upper_bound(looked_at, begin, {}, &Span::begin);
    const bool is_looked_at =
        after != looked_at.begin() && (std::prev(after)->begin == begin || begin < std::prev(after)->end);
    if (!is_looked_at) secrets.add(document.place(value));
  });
}

void hide_unread_text(Place recording, const std::vector<Exchange>& exchanges, const SourceMap& sources,
                      Secrets& secrets) {
  std::uint32_t at = recording.span.begin;
  const auto hide_until = [&](std::uint32_t end) {
    if (at < end) secrets.add({.source = recording.source, .span = {.begin = at, .end = end}});
  };
  for (const Span part : parts_of(exchanges, recording.source, sources)) {
    hide_until(part.begin);
    at = std::max(at, part.end);
  }
  hide_until(recording.span.end);
}

void hide_scalars(const Document& document, Secrets& secrets) {
  for_each_scalar(document, [&](Value value, std::string_view) {
    if (value.is(Kind::String) || value.is(Kind::Number)) secrets.add(document.place(value));
  });
}

}  // namespace contract::internal
