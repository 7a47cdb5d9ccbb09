#include "read/http_file.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/token.h"
#include "read/encoding.h"
#include "read/message_lines.h"

namespace contract::internal {
namespace {

// Variables may stand for others, and in the end for themselves.
constexpr int kMostReplaced = 100;
constexpr std::size_t kLongestUrl = 64UL * 1024;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

bool is_separator(std::string_view line) {
  return line.starts_with("###");
}

bool is_comment(std::string_view line) {
  return line.starts_with('#') || line.starts_with("//");
}

struct Variable {
  std::string_view name;
  std::string_view value;
};

// "@name = value"
std::optional<Variable> parse_variable(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (!line.starts_with('@') || equals == std::string_view::npos) return std::nullopt;
  return Variable{.name = trim_whitespace(line.substr(1, equals - 1)),
                  .value = trim_whitespace(line.substr(equals + 1))};
}

bool begins_url(std::string_view text) {
  return text.starts_with('/') || text.starts_with("http://") || text.starts_with("https://") || text.starts_with("{{");
}

// A URL alone is a GET.
std::optional<RequestLine> parse_request(std::string_view line) {
  if (begins_url(line) && !line.starts_with("//")) {
    const std::string words = "GET " + std::string(line);
    const auto parsed = parse_request_line(words);
    if (!parsed) return std::nullopt;
    return RequestLine{.method = "GET", .target = line.substr(0, parsed->target.size())};
  }
  const auto parsed = parse_request_line(line);
  return parsed && begins_url(parsed->target) ? parsed : std::nullopt;
}

// What clients do with a request besides: handlers, and where they keep responses.
bool is_directive(std::string_view line) {
  return line.starts_with("> ") || line.starts_with(">> ") || line.starts_with(">>! ") || line.starts_with("<> ");
}

bool is_own_line(std::string_view line) {
  return is_separator(line) || is_directive(line) || parse_status_line(line).has_value();
}

class HttpFileReader {
 public:
  HttpFileReader(SourceId source, SourceMap& sources, Findings& remarks)
      : sources_(sources), remarks_(remarks), lines_(source, sources.text(source)) {}

  Recording read() {
    collect_variables();
    while (!lines_.at_end()) read_part();
    settle();
    return std::move(recording_);
  }

 private:
  void collect_variables();
  void read_part();
  void read_request(const RequestLine& line);
  void read_response(const StatusLine& line);
  std::vector<Header> read_headers();
  void skip_script();
  void skip_block();
  std::string without_variables(std::string url) const;

  // The request that waits is over; without a response it is no exchange.
  void settle() {
    if (!request_) return;
    if (is_good_) fail(request_->where, "the request has no response", "keep the response below it: `HTTP/1.1 200 OK`");
    ++recording_.unreadable;
    request_.reset();
  }

  void fail(Place where, std::string text, std::string help = {}) {
    remarks_.push_back(
        make_finding(Code::BadRecording, where, Detail{.text = std::move(text), .help = std::move(help)}));
    is_good_ = false;
  }

  SourceMap& sources_;
  Findings& remarks_;
  TextLines lines_;
  std::map<std::string_view, std::string_view> variables_;
  Recording recording_;
  std::optional<Request> request_;  // whose response has not come yet
  std::uint32_t begin_ = 0;         // of the request
  bool is_good_ = true;             // of the exchange that is being read
};

void HttpFileReader::collect_variables() {
  for (TextLines lines = lines_; !lines.at_end();) {
    if (const auto variable = parse_variable(lines.take().text)) variables_[variable->name] = variable->value;
  }
}

std::string HttpFileReader::without_variables(std::string url) const {
  std::size_t at = 0;
  for (int replaced = 0; replaced < kMostReplaced && url.size() < kLongestUrl; ++replaced) {
    at = url.find("{{", at);
    const std::size_t end = url.find("}}", std::min(at, url.size()));
    if (end == std::string::npos) break;
    const auto found = variables_.find(trim_whitespace(std::string_view(url).substr(at + 2, end - at - 2)));
    if (found == variables_.end()) {
      at = end;
    } else {
      url.replace(at, end + 2 - at, found->second);
    }
  }
  return url;
}

// Passes over a script in `{% … %}`, which may go on over several lines.
void HttpFileReader::skip_script() {
  while (!lines_.at_end() && lines_.take().text.find("%}") == std::string_view::npos) {
  }
}

void HttpFileReader::skip_block() {
  while (!lines_.at_end() && !is_separator(lines_.peek().text)) lines_.take();
}

void HttpFileReader::read_part() {
  const TextLine line = lines_.peek();
  if (is_blank(line.text) || is_comment(line.text) || parse_variable(line.text)) {
    lines_.take();
  } else if (line.text.find("{%") != std::string_view::npos && (line.text.front() == '<' || line.text.front() == '>')) {
    skip_script();
  } else if (line.text.starts_with("<> ") && request_) {
    if (is_good_) {
      fail(lines_.place(line.begin, line.end), "the response is in another file, which is not read",
           "keep the response below the request: `HTTP/1.1 200 OK`");
    }
    lines_.take();
  } else if (is_directive(line.text)) {
    lines_.take();
  } else if (const auto status = parse_status_line(line.text)) {
    read_response(*status);
  } else if (const auto request = parse_request(line.text)) {
    read_request(*request);
  } else {
    settle();
    fail(lines_.place(line.begin, line.end), "this is neither a request nor a response",
         "a request begins with its method and URL, a response with `HTTP/1.1 200 OK`; `###` sets requests apart");
    ++recording_.unreadable;
    skip_block();
  }
}

std::vector<Header> HttpFileReader::read_headers() {
  std::vector<Header> headers;
  while (!lines_.at_end()) {
    const TextLine line = lines_.peek();
    if (is_separator(line.text) || parse_status_line(line.text)) break;
    lines_.take();
    if (is_blank(line.text)) break;
    if (is_comment(line.text)) continue;
    if (auto header = parse_header_line(line.text, lines_)) {
      headers.push_back(std::move(*header));
    } else if (is_good_) {
      fail(lines_.place(line.begin, line.end), "this is no header: one is a name, a colon and a value",
           "an empty line comes before the body");
    }
  }
  return headers;
}

void HttpFileReader::read_request(const RequestLine& line) {
  settle();
  is_good_ = true;
  begin_ = lines_.take().begin;
  Request request;
  request.method = line.method;
  request.url = line.target;
  request.where = lines_.place(line.target);
  // A long URL goes on in indented lines.
  while (!lines_.at_end() && (lines_.peek().text.starts_with(' ') || lines_.peek().text.starts_with('\t')) &&
         !is_blank(lines_.peek().text)) {
    const TextLine more = lines_.take();
    request.url += trim_whitespace(more.text);
    request.where.span.end = more.end;
  }
  request.url = without_variables(std::move(request.url));
  request.headers = read_headers();
  const std::uint32_t body = lines_.offset();
  std::uint32_t end = body;
  while (!lines_.at_end() && !is_own_line(lines_.peek().text)) {
    const TextLine part = lines_.take();
    if (end == body && part.text.starts_with("< ") && is_good_) {
      fail(lines_.place(part.begin, part.end), "the body of the request is in another file, which is not read");
    }
    end = part.end;
  }
  request.body = body_between(lines_, body, end, request.headers, sources_);
  request_ = std::move(request);
}

void HttpFileReader::read_response(const StatusLine& line) {
  const TextLine first = lines_.take();
  if (!request_) {
    fail(lines_.place(first.begin, first.end), "the response has no request", "keep the request above it");
    ++recording_.unreadable;
    return skip_block();
  }
  Response response;
  response.status = line.status;
  response.where = lines_.place(line.digits);
  response.headers = read_headers();
  const std::uint32_t body = lines_.offset();
  std::uint32_t end = body;
  while (!lines_.at_end() && !is_separator(lines_.peek().text)) {
    const TextLine part = lines_.take();
    // What clients write about the response below it.
    const bool is_note = part.text.starts_with("Response code: ") || part.text.starts_with("Response file saved.");
    if (!is_note && !is_blank(part.text)) end = part.end;
  }
  response.body = body_between(lines_, body, end, response.headers, sources_);
  if (is_good_) {
    recording_.exchanges.push_back({.request = std::move(*request_),
                                    .response = std::move(response),
                                    .captured_at = {},
                                    .where = lines_.place(begin_, std::max(end, first.end))});
  } else {
    ++recording_.unreadable;
  }
  request_.reset();
}

}  // namespace

bool is_http_file(std::string_view text) {
  for (TextLines lines(SourceId::none, text); !lines.at_end();) {
    const std::string_view line = lines.take().text;
    if (is_blank(line) || is_comment(line) || parse_variable(line)) continue;
    return parse_request(line).has_value();
  }
  return false;
}

Result<Recording> read_http_file(SourceId source, SourceMap& sources, Findings& remarks) {
  if (auto unreadable = unreadable_text(source, sources.text(source))) return std::move(*unreadable);
  return HttpFileReader(source, sources, remarks).read();
}

}  // namespace contract::internal
