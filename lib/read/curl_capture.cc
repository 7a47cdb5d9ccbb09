#include "read/curl_capture.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/curl_command.h"
#include "read/encoding.h"
#include "read/message_lines.h"
#include "text/uri.h"

namespace contract::internal {
namespace {

enum class LineKind : std::uint8_t {
  Command,
  Note,      // "* Connected to …", "{ [51 bytes data]"
  Sent,      // "> …"
  Received,  // "< …"
  Status,    // of `curl -i`
  Other,     // a body, or nothing
};

// "> a" and ">" alone; what stands behind the mark.
std::optional<std::string_view> behind(std::string_view line, char mark) {
  if (line.empty() || line.front() != mark || (line.size() > 1 && line[1] != ' ')) return std::nullopt;
  return line.substr(std::min<std::size_t>(line.size(), 2));
}

// "{ [51 bytes data]" and "} [51 bytes data]": that curl received or sent so much.
bool is_data_note(std::string_view line) {
  return (line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with(" data]");
}

bool is_note(std::string_view line) {
  return behind(line, '*') || is_data_note(line) || line.starts_with("  % Total    % Received") ||
         line.starts_with("                                 Dload") ||
         (line.find("--:--:--") != std::string_view::npos &&
          line.find_first_not_of("0123456789kKMG-:. \r") == std::string_view::npos);
}

LineKind kind_of_line(std::string_view line) {
  if (is_curl_command(line)) return LineKind::Command;
  if (is_note(line)) return LineKind::Note;
  if (behind(line, '>')) return LineKind::Sent;
  if (behind(line, '<')) return LineKind::Received;
  return parse_status_line(line) ? LineKind::Status : LineKind::Other;
}

// curl says this behind a body that does not end with a line break, on the same line.
std::size_t length_without_note(std::string_view body) {
  constexpr std::array<std::string_view, 3> kNotes{"* Connection #", "* Closing connection",
                                                   "* Ignoring the response-body"};
  std::size_t length = body.size();
  const std::size_t last_line = body.rfind('\n') + 1;  // npos + 1 is 0
  for (const std::string_view note : kNotes) length = std::min(length, body.find(note, last_line));
  return length;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

class CurlReader {
 public:
  CurlReader(SourceId source, SourceMap& sources, Findings& remarks)
      : sources_(sources), remarks_(remarks), lines_(source, sources.text(source)) {}

  Recording read() {
    while (!lines_.at_end()) read_part();
    settle();
    return std::move(recording_);
  }

 private:
  void read_part();
  void read_sent();
  void read_response(bool is_verbose);
  std::vector<Header> read_headers(char mark);
  std::optional<Body> read_body(const std::vector<Header>& headers);
  void pair(Response response, std::uint32_t end);
  void follow(const Response& response);
  bool is_passed_over(const Response& response, const StatusLine& line) const;

  void fail(Place where, std::string text, std::string help = {}) {
    remarks_.push_back(
        make_finding(Code::BadRecording, where, Detail{.text = std::move(text), .help = std::move(help)}));
    ++recording_.unreadable;
  }

  // The request that waits is over.
  void settle() {
    if (request_ && !was_answered_) fail(request_->where, "the request has no response");
    request_.reset();
  }

  SourceMap& sources_;
  Findings& remarks_;
  TextLines lines_;
  Recording recording_;
  std::optional<Request> request_;  // that the next response answers
  bool is_cut_off_ = false;         // the capture ends within the headers that were read last
  bool is_of_command_ = false;      // read from a command, which shows its body
  std::uint32_t begin_ = 0;         // of the request
  bool was_answered_ = false;
  bool is_refused_ = false;  // a finding says why the command makes no request
};

void CurlReader::read_part() {
  const TextLine line = lines_.peek();
  switch (kind_of_line(line.text)) {
    case LineKind::Command: {
      settle();
      std::string reason;
      begin_ = line.begin;
      was_answered_ = false;
      request_ = take_curl_command(lines_, sources_, reason);
      is_refused_ = !request_;
      if (is_refused_) fail(lines_.place(line.begin, line.end), std::move(reason));
      is_of_command_ = true;
      return;
    }
    case LineKind::Sent: return read_sent();
    case LineKind::Received:
    case LineKind::Status: return read_response(line.text.starts_with('<'));
    case LineKind::Note:
    case LineKind::Other: lines_.take(); return;
  }
}

std::vector<Header> CurlReader::read_headers(char mark) {
  std::vector<Header> headers;
  is_cut_off_ = false;
  while (true) {
    if (lines_.at_end()) {
      is_cut_off_ = mark != '\0';  // without marks, an editor may have taken away the empty line at the end
      break;
    }
    std::string_view line = lines_.peek().text;
    if (mark != '\0') {
      // Notes may come in between.
      if (is_note(line)) {
        lines_.take();
        continue;
      }
      const auto rest = behind(line, mark);
      if (!rest) break;
      line = *rest;
    }
    lines_.take();
    if (line.find_first_not_of(" \t") == std::string_view::npos) break;
    if (auto header = parse_header_line(line, lines_)) headers.push_back(std::move(*header));
  }
  return headers;
}

// "> POST /a HTTP/1.1" and the headers below it.
void CurlReader::read_sent() {
  const TextLine first = lines_.take();
  const auto line = parse_request_line(*behind(first.text, '>'));
  if (!line) {
    fail(lines_.place(first.begin, first.end), "this is no request line: one is a method, a path and a version");
    return;
  }
  // The first request below a command is that of the command.
  const bool is_of_command = request_ && is_of_command_ && !was_answered_;
  if (!is_of_command) {
    settle();
    begin_ = first.begin;
  }
  Request request;
  request.method = line->method;
  request.where = lines_.place(line->target);
  request.headers = read_headers('>');
  const std::string* const host = find_value(request.headers, "Host");
  const bool is_path = line->target.starts_with('/');
  request.url = (is_path && host != nullptr ? "http://" + *host : std::string()) + std::string(line->target);
  // Only the command shows the body.
  request.body_recorded = is_of_command;
  if (is_of_command) request.body = request_->body;
  request_ = std::move(request);
  is_of_command_ = false;
  was_answered_ = false;
}

std::optional<Body> CurlReader::read_body(const std::vector<Header>& headers) {
  const std::uint32_t begin = lines_.offset();
  std::uint32_t end = begin;
  while (!lines_.at_end() && kind_of_line(lines_.peek().text) == LineKind::Other) end = lines_.take().end;
  end = begin + static_cast<std::uint32_t>(length_without_note(lines_.text().substr(begin, end - begin)));
  return body_between(lines_, begin, end, headers, sources_);
}

// Interim responses, and the answer of a proxy to CONNECT: what follows answers the request.
bool CurlReader::is_passed_over(const Response& response, const StatusLine& line) const {
  if (response.status / 100 == 1) return true;
  return line.reason.starts_with("Connection established") || (request_ && request_->method == "CONNECT");
}

void CurlReader::read_response(bool is_verbose) {
  const TextLine first = lines_.take();
  const auto line = parse_status_line(is_verbose ? *behind(first.text, '<') : first.text);
  if (!line) {
    fail(lines_.place(first.begin, first.end), "this is no status line: one is a version and a status of three digits");
    return;
  }
  Response response;
  response.status = line->status;
  response.where = lines_.place(line->digits);
  response.headers = read_headers(is_verbose ? '<' : '\0');
  if (is_cut_off_) {
    fail(response.where, "the capture ends within the headers of the response");
    request_.reset();
    return;
  }
  if (is_passed_over(response, *line)) {
    if (request_ && request_->method == "CONNECT") request_.reset();
    return;
  }
  // Notes come between headers and body, too.
  while (is_verbose && !lines_.at_end() && is_note(lines_.peek().text)) lines_.take();
  response.body = read_body(response.headers);
  pair(std::move(response), lines_.offset());
}

void CurlReader::pair(Response response, std::uint32_t end) {
  if (!request_) {
    if (is_refused_) return;
    fail(response.where, "nothing tells the request of this response",
         "keep the curl command above it, or record with `curl -v`");
    return;
  }
  Exchange exchange{
      .request = *request_, .response = std::move(response), .captured_at = {}, .where = lines_.place(begin_, end)};
  was_answered_ = true;
  follow(exchange.response);
  recording_.exchanges.push_back(std::move(exchange));
}

// Without -v, the next response answers the request that a redirect leads to (RFC 9110 section 15.4).
void CurlReader::follow(const Response& response) {
  const std::string* const location = find_value(response.headers, "Location");
  if (!is_redirect(response.status) || location == nullptr) return;
  request_->url = resolve_uri(request_->url, *location);
  const bool keeps_method = response.status == 307 || response.status == 308;
  if (keeps_method || request_->method == "HEAD") return;
  request_->method = "GET";
  request_->body.reset();
}

}  // namespace

bool is_curl_capture(std::string_view text) {
  TextLines lines(SourceId::none, text);
  while (!lines.at_end()) {
    const std::string_view line = lines.take().text;
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    const LineKind kind = kind_of_line(line);
    // Lists in other texts begin with "* " too, and quotations with "> ".
    if (kind == LineKind::Note) continue;
    if (kind == LineKind::Sent) return parse_request_line(*behind(line, '>')).has_value();
    if (kind == LineKind::Received) return parse_status_line(*behind(line, '<')).has_value();
    return kind != LineKind::Other;
  }
  return false;
}

Result<Recording> read_curl_capture(SourceId source, SourceMap& sources, Findings& remarks) {
  if (auto unreadable = unreadable_text(source, sources.text(source))) return std::move(*unreadable);
  return CurlReader(source, sources, remarks).read();
}

}  // namespace contract::internal
