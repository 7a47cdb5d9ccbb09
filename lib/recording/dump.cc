#include "recording/dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/printable.h"

namespace contract::internal {
namespace {

class Dumper {
 public:
  explicit Dumper(const SourceMap& sources) : sources_(sources) {}

  void add(const Recording& recording) {
    text_ += fmt::format("exchanges: {}, unreadable: {}\n", recording.exchanges.size(), recording.unreadable);
    for (const Exchange& exchange : recording.exchanges) add(exchange);
  }

  std::string text() && { return std::move(text_); }

 private:
  void add(const Exchange& exchange) {
    line("exchange", exchange.where, {});
    if (exchange.captured_at) line("  captured", exchange.captured_at->where, exchange.captured_at->text);
    const Request& request = exchange.request;
    line("  request", request.where, request.method + ' ' + request.url);
    add(request.headers);
    if (request.body) add(*request.body);
    if (!request.headers_recorded) text_ += "    headers not recorded\n";
    if (!request.body_recorded) text_ += "    body not recorded\n";
    line("  response", exchange.response.where, std::to_string(exchange.response.status));
    add(exchange.response.headers);
    if (exchange.response.body) add(*exchange.response.body);
  }

  void add(const std::vector<Header>& headers) {
    for (const Header& header : headers) line("    header", header.where, header.name + ": " + header.value);
  }

  void add(const Body& body) {
    if (body.text == SourceId::none) return line("    body", body.where, body.media_type + ", which cannot be decoded");
    const std::string_view text = sources_.text(body.text);
    line("    body", body.where,
         fmt::format("{} bytes of {}", text.size(), body.media_type.empty() ? "no known type" : body.media_type));
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const auto at = static_cast<std::uint32_t>(begin);
      const Place where{.source = body.text, .span = {.begin = at, .end = at}};
      line("      |", where, text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void line(std::string_view what, Place where, std::string_view words) {
    const Place outer = sources_.outermost(where);
    const Position at = sources_.position(outer.source, outer.span.begin);
    text_ += fmt::format("{} {}:{}{}{}\n", what, at.line, at.column, words.empty() ? "" : " ", printable(words));
  }

  const SourceMap& sources_;
  std::string text_;
};

}  // namespace

std::string dump(const Recording& recording, const SourceMap& sources) {
  Dumper dumper(sources);
  dumper.add(recording);
  return std::move(dumper).text();
}

}  // namespace contract::internal
