#include "read/har.h"

#include "read/embedded.h"
#include "read/json.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

class Har {
 public:
  explicit Har(std::string json) {
    Findings ignored;
    document_ = std::move(*read_json(sources_.add("input.har", std::move(json)), sources_, {}, ignored));
    result_ = read_har(*document_, sources_, remarks_);
  }

  const Recording& recording() const { return **result_; }
  const Findings& failure() const { return result_->findings(); }
  bool failed() const { return !*result_; }
  const SourceMap& sources() const { return sources_; }

  std::string text_at(Place place) const {
    place = sources_.outermost(place);
    return std::string(sources_.text(place.source).substr(place.span.begin, place.span.end - place.span.begin));
  }

  // "POINTER 'first bytes it points at': what is wrong (help)"
  std::string shown(const Findings& findings) const {
    std::string lines;
    for (const Finding& finding : findings) {
      CHECK(finding.code == Code::BadRecording);
      const auto& detail = std::get<Detail>(finding.facts);
      lines += finding.instance + " '" + text_at(finding.where).substr(0, 20) + "': " + detail.words() +
               (detail.help.empty() ? "" : " (" + detail.help + ')') + '\n';
    }
    return lines;
  }
  std::string remarks() const { return shown(remarks_); }

 private:
  SourceMap sources_;
  std::optional<Document> document_;
  Findings remarks_;
  std::optional<Result<Recording>> result_;
};

// A HAR with one entry.
std::string har_of(std::string_view request, std::string_view response) {
  return R"({"log": {"entries": [{"request": )" + std::string(request) + R"(, "response": )" + std::string(response) +
         "}]}}";
}

constexpr std::string_view kGet = R"({"method": "GET", "url": "/a"})";
constexpr std::string_view kEmpty = R"({"status": 204})";

std::string shown(const Har& har, const Exchange& exchange) {
  std::string lines = exchange.request.method + ' ' + exchange.request.url + '\n';
  const auto show_message = [&](const std::vector<Header>& headers, const std::optional<Body>& body) {
    for (const Header& header : headers) {
      lines += "  " + header.name + ": " + header.value + " at " + har.text_at(header.where) + '\n';
    }
    if (!body) return;
    lines += "  " + body->media_type + '\n';
    lines += "  " + std::string(har.sources().text(body->text)) + '\n';
  };
  show_message(exchange.request.headers, exchange.request.body);
  lines += std::to_string(exchange.response.status) + " at " + har.text_at(exchange.response.where) + '\n';
  show_message(exchange.response.headers, exchange.response.body);
  return lines;
}

}  // namespace

TEST_CASE("a HAR is known by its entries") {
  struct Case {
    std::string_view json;
    bool is_har;
  };
  const Case cases[] = {{R"({"log": {"entries": []}})", true},
                        {R"({"log": {}})", false},
                        {R"({"entries": []})", false},
                        {R"({"log": []})", false},
                        {"[]", false},
                        {"null", false}};
  for (const Case& c : cases) {
    CAPTURE(c.json);
    SourceMap sources;
    Findings ignored;
    const auto document = read_json(sources.add("x", std::string(c.json)), sources, {}, ignored);
    CHECK(is_har(document->root()) == c.is_har);
  }
}

TEST_CASE("a document without a list of entries is no recording") {
  CHECK(Har(R"({"log": 1})").shown(Har(R"({"log": 1})").failure()) ==
        " '{\"log\": 1}': `log.entries` is missing (is this a HAR file?)\n");
  const Har har(R"({"log": {"entries": {}}})");
  REQUIRE(har.failed());
  CHECK(har.shown(har.failure()) == " '{}': `log.entries` is an object, not an array\n");
}

TEST_CASE("an entry becomes an exchange") {
  const Har har(R"({"log": {"version": "1.2", "entries": [{
    "request": {"method": "post", "url": "https://h/a?b=c", "bodySize": 8,
      "headers": [{"name": ":authority", "value": "h"}, {"name": "content-type", "value": "application/json"}],
      "postData": {"mimeType": "text/plain", "text": "{\"a\": 1}"}},
    "response": {"status": 201, "headers": [{"name": "Date", "value": "today"}],
      "content": {"size": 2, "mimeType": "application/json; charset=utf-8", "text": "W10=", "encoding": "base64"}}}]}})");
  CHECK(har.remarks() == "");
  REQUIRE(har.recording().exchanges.size() == 1);
  CHECK(har.recording().unreadable == 0);
  CHECK(shown(har, har.recording().exchanges[0]) == R"(POST https://h/a?b=c
  content-type: application/json at "application/json"
  application/json
  {"a": 1}
201 at 201
  Date: today at "today"
  application/json; charset=utf-8
  []
)");
  CHECK(har.text_at(har.recording().exchanges[0].request.where) == R"("https://h/a?b=c")");
  CHECK(har.text_at(har.recording().exchanges[0].where).starts_with("{\n    \"request\""));
}

TEST_CASE("messages without bodies have none") {
  struct Case {
    std::string_view request;
    std::string_view response;
  };
  const Case cases[] = {
      {kGet, kEmpty},
      {kGet, R"({"status": 200, "content": {"size": 0}})"},
      {kGet, R"({"status": 200, "content": {"text": ""}})"},
      {kGet, R"({"status": 200, "content": {"size": -1, "text": ""}, "bodySize": -1})"},
      {kGet, R"({"status": 200, "bodySize": 0})"},
      {kGet, R"({"status": 200, "headers": [{"name": "content-length", "value": "0"}]})"},
      {kGet, R"({"status": 304, "content": {"size": 9}})"},
      {R"({"method": "HEAD", "url": "/a"})", R"({"status": 200, "content": {"size": 9}, "bodySize": -1})"},
      {R"({"method": "GET", "url": "/a", "postData": null, "bodySize": -1})", kEmpty},
      {R"({"method": "GET", "url": "/a", "postData": {"mimeType": "", "text": "", "params": []}})", kEmpty},
  };
  for (const Case& c : cases) {
    CAPTURE(c.request, c.response);
    const Har har(har_of(c.request, c.response));
    CHECK(har.remarks() == "");
    REQUIRE(har.recording().exchanges.size() == 1);
    CHECK(!har.recording().exchanges[0].request.body);
    CHECK(!har.recording().exchanges[0].response.body);
  }
}

TEST_CASE("an entry that cannot be used says why") {
  struct Case {
    std::string_view request;
    std::string_view response;
    std::string_view findings;
  };
  const Case cases[] = {
      {"null", "{}", " '{\"request\": null, \"r': `request` is missing\n"},
      {"[]", kEmpty, "/request '[]': `request` is an array, not an object\n"},
      {R"({"url": "/a"})", kEmpty, "/request '{\"url\": \"/a\"}': `request.method` is missing\n"},
      {R"({"method": 1, "url": ""})", R"({"status": "200"})",
       "/request/method '1': `request.method` is a number, not a string\n"
       "/request/url '\"\"': `request.url` is empty\n"
       "/response/status '\"200\"': `response.status` is a string, not a number\n"},
      {R"({"method": "G T", "url": "/a"})", kEmpty, "/request/method '\"G T\"': `G T` is no method of a request\n"},
      {R"({"method": "GET", "url": "/a", "headers": [{"name": "a"}, 1]})", kEmpty,
       "/request/headers/0 '{\"name\": \"a\"}': `request.headers.0.value` is missing\n"
       "/request/headers/1 '1': `request.headers.1.name` is missing\n"
       "/request/headers/1 '1': `request.headers.1.value` is missing\n"},
      {kGet, R"({"status": 0, "_error": "net::ERR_ABORTED"})",
       "/response/status '0': the request got no response (status 0): `net::ERR_ABORTED`\n"},
      {kGet, R"({"status": 0, "content": {"size": 0}})",
       "/response/status '0': the request got no response (status 0)\n"},
      {kGet, R"({"status": 2e2, "content": {"text": ""}})", ""},
      {kGet, R"({"status": 20.5})", "/response/status '20.5': 20.5 is no status: one has three digits\n"},
      {kGet, R"({"status": 1e400})", "/response/status '1e400': 1e400 is no status: one has three digits\n"},
      {kGet, R"({"status": 200, "content": {"size": 12}})",
       "/response/content '{\"size\": 12}': `response.content.size` is 12, but `response.content.text` is missing "
       "(record the traffic with bodies)\n"},
      {kGet, R"({"status": 200, "content": {"size": 12, "text": ""}})",
       "/response/content '{\"size\": 12, \"text\":': `response.content.size` is 12, but `response.content.text` is "
       "empty (record the traffic with bodies)\n"},
      {kGet, R"({"status": 200, "content": {}})",
       "/response '{\"status\": 200, \"con': `response.content.text` is missing, and nothing says that the body was "
       "empty (record the traffic with bodies)\n"},
      {kGet, R"({"status": 200, "content": {"size": 0}, "bodySize": 7})",
       "/response '{\"status\": 200, \"con': `response.bodySize` is 7, but `response.content.text` is missing "
       "(record the traffic with bodies)\n"},
      {kGet, R"({"status": 200, "content": {"size": 0}, "headers": [{"name": "Content-Length", "value": "7"}]})",
       "/response '{\"status\": 200, \"con': `Content-Length` is 7, but `response.content.text` is missing "
       "(the response was cut off, or recorded without its body)\n"},
      {kGet, R"({"status": 200, "content": {"text": "W10", "encoding": "base64"}})",
       "/response/content/text '\"W10\"': `response.content.text` is no base64: the padding of base64 "
       "is "
       "missing (at byte 3)\n"},
      {kGet, R"({"status": 200, "content": {"text": "W10=", "encoding": "gzip"}})",
       "/response/content/encoding '\"gzip\"': `gzip` is no encoding of a body (HAR knows `base64`)\n"},
      {R"({"method": "POST", "url": "/a", "bodySize": 5})", kEmpty,
       "/request '{\"method\": \"POST\", \"': `request.bodySize` is 5, but `request.postData.text` is missing "
       "(record the traffic with bodies)\n"},
      {R"({"method": "POST", "url": "/a", "postData": {"params": [{"name": "a"}]}})", kEmpty,
       "/request/postData '{\"params\": [{\"name\":': `request.postData` has `params` but no `text`: the body was not "
       "recorded as it was sent\n"},
      {R"({"method": "POST", "url": "/a", "postData": {"text": 1}})", kEmpty,
       "/request/postData/text '1': `request.postData.text` is a number, not a string\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.request, c.response);
    const Har har(har_of(c.request, c.response));
    std::string remarks = har.remarks();
    const std::string prefix = "/log/entries/0";
    for (std::size_t at = 0; (at = remarks.find(prefix, at)) != std::string::npos;) remarks.erase(at, prefix.size());
    CHECK(remarks == c.findings);
    CHECK(har.recording().unreadable == (c.findings.empty() ? 0 : 1));
    CHECK(har.recording().exchanges.size() == (c.findings.empty() ? 1 : 0));
  }
}

TEST_CASE("an entry that cannot be used does not hide the others") {
  const Har har(R"({"log": {"entries": [7,
    {"request": {"method": "GET", "url": "/a"}, "response": {"status": 204}},
    {"request": {"method": "GET", "url": "/b"}},
    {"request": {"method": "GET", "url": "/c"}, "response": {"status": 204}}]}})");
  CHECK(har.recording().unreadable == 2);
  REQUIRE(har.recording().exchanges.size() == 2);
  CHECK(har.recording().exchanges[1].request.url == "/c");
  CHECK(har.remarks() ==
        "/log/entries/0 '7': an entry is a number, not an object\n"
        "/log/entries/2 '{\"request\": {\"method': `response` is missing\n");
}

TEST_CASE("a place in a body is found in the HAR, through escapes") {
  const Har har(har_of(
      R"({"method": "POST", "url": "/a", "postData": {"text": "{\n\t\"n\u00e9\": \"\ud83d\ude00 caf\u00e9 é\",\r\n \"b\": [1, \u0022x\/y\"]}"}})",
      kEmpty));
  REQUIRE(har.remarks() == "");
  const SourceId body = har.recording().exchanges.at(0).request.body->text;
  const std::string_view text = har.sources().text(body);
  REQUIRE(text == "{\n\t\"né\": \"😀 café é\",\r\n \"b\": [1, \"x/y\"]}");
  struct Case {
    std::string_view inner;
    std::string_view outer;
  };
  const Case cases[] = {
      {"{", "{"},
      {"\"né\"", R"(\"n\u00e9\")"},
      {"😀", R"(\ud83d\ude00)"},
      {" café", R"( caf\u00e9)"},
      {"é é\",", R"(\u00e9 é\",)"},
      {"[1, ", "[1, "},
      {"\"x/y\"", R"(\u0022x\/y\")"},
      {"}", "}"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.inner);
    const std::size_t begin = text.find(c.inner);
    const std::size_t end = begin + c.inner.size();
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    CHECK(har.text_at({.source = body, .span = span}) == c.outer);
  }
}

TEST_CASE("a place in a base64 body is the whole body") {
  const Har har(har_of(kGet, R"({"status": 200, "content": {"text": "eyJhIjogMX0=", "encoding": "base64"}})"));
  const SourceId body = har.recording().exchanges.at(0).response.body->text;
  CHECK(har.sources().text(body) == R"({"a": 1})");
  CHECK(har.text_at({.source = body, .span = {6, 7}}) == "\"eyJhIjogMX0=\"");
}

TEST_CASE("the offsets of a JSON string jump at its escapes only") {
  struct Case {
    std::string_view literal;
    std::string_view steps;
  };
  const Case cases[] = {
      {R"("")", "0>11"},
      {R"("abc")", "0>11"},
      {R"("\"")", "0>11 1>13"},
      {R"("a\nb")", "0>11 2>14"},
      {R"("\\\\")", "0>11 1>13 2>15"},
      {R"("\u0041\u00e9\u20AC")", "0>11 1>17 3>23 6>29"},
      {R"("x\ud83d\ude00y")", "0>11 5>24"},
      {R"("é\t")", "0>11 3>15"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.literal);
    std::string steps;
    for (const OffsetStep& step : offsets_of_json_string(c.literal, 10)) {
      steps += (steps.empty() ? "" : " ") + std::to_string(step.inner) + '>' + std::to_string(step.outer);
    }
    CHECK(steps == c.steps);
  }
}
