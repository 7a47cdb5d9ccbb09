#include "read/recordings.h"

#include <algorithm>
#include <set>

#include "read/recording_dump.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

std::string read(std::string text, std::string name = "input", const RecordingKind* chosen = nullptr) {
  return contract::tests::read_as_text(std::move(text), std::move(name), chosen);
}

}  // namespace

TEST_CASE("each kind of recording has a name of its own, in the letters that options have") {
  std::set<std::string_view> names;
  for (const RecordingKind& kind : all_recording_kinds()) {
    CAPTURE(kind.name);
    CHECK(names.insert(kind.name).second);
    CHECK(kind.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(recording_kind_named(kind.name) == &kind);
    CHECK_FALSE(kind.title.empty());
  }
  CHECK(recording_kind_named("HAR") == nullptr);
}

TEST_CASE("the content of a file says what kind it is, and not its name") {
  CHECK(read(R"({"log": {"entries": []}})", "a.yaml") == "har: exchanges: 0, unreadable: 0\n");
  CHECK(read("log: {entries: []}") == "har: exchanges: 0, unreadable: 0\n");
  CHECK(read("http_interactions: []") == "vcr: exchanges: 0, unreadable: 0\n");
  CHECK(read("version: 1\ninteractions: []") == "vcrpy: exchanges: 0, unreadable: 0\n");
  CHECK(read("version: 2\ninteractions: [{response: {code: 1}}]") ==
        "go-vcr: exchanges: 0, unreadable: 1\n2:16 `request` is missing\n");
  CHECK(read("{}") == "none: ");
  CHECK(read("[]") == "none: ");
  CHECK(read("interactions: []") == "none: ");
  CHECK(read("interactions: [{request: {method: get, path: /}}]\nconsumer: {}") ==
        "pact: exchanges: 0, unreadable: 1\n1:16 `response` is missing\n");
  CHECK(read("imposters: []") == "mountebank: exchanges: 0, unreadable: 0\n");
  CHECK(read("mappings: [{request: {urlPath: /}, response: {}}]") ==
        "wiremock: exchanges: 0, unreadable: 1\n1:22 the stub takes requests of any method, so it is of no one "
        "operation\n");
}

TEST_CASE("a kind that is chosen outranks the content") {
  const RecordingKind* const har = recording_kind_named("har");
  CHECK(read("http_interactions: []", "a.yml", har) == "har: 1:1 `log.entries` is missing (is this a HAR file?)\n");
}

TEST_CASE("a text that is neither JSON nor YAML is of no kind, and says why") {
  CHECK(read("{", "a.json") == "none: 1:2 the file ends inside an object (close it with `}`)\n");
}

TEST_CASE("an interaction of a cassette says all that a recording can hold") {
  CHECK(read(R"(http_interactions:
- request:
    method: post
    uri: https://h/a
    body: {encoding: UTF-8, string: 'one

        two'}
    headers: {X-Many: [a, b], X-One: c, X-Number: 9}
  response:
    status: {code: 201, message: Created}
    headers: {Content-Type: [text/plain]}
    body: {encoding: ASCII-8BIT, base64_string: "aGVs\nbG8="}
  recorded_at: Tue, 01 Apr 2025 04:58:44 GMT
recorded_with: VCR 6.2.0
)") == R"(vcr: exchanges: 1, unreadable: 0
exchange 2:3
  captured 13:16 Tue, 01 Apr 2025 04:58:44 GMT
  request 4:10 POST https://h/a
    header 8:24 X-Many: a
    header 8:27 X-Many: b
    header 8:38 X-One: c
    header 8:51 X-Number: 9
    body 5:37 7 bytes of no known type
      | 5:38 one
      | 7:9 two
  response 10:20 201
    header 11:30 Content-Type: text/plain
    body 12:49 5 bytes of text/plain
      | 12:49 hello
)");
}

TEST_CASE("a cassette that lost its end has lost its last interaction, unless that is whole") {
  const std::string whole = R"(http_interactions:
- request: {method: get, uri: /a}
  response: {status: {code: 204}}
  recorded_at: today
)";
  CHECK(read(whole).starts_with("vcr: exchanges: 1, unreadable: 0\n"));
  CHECK(read(whole + "- request: {method: get, uri: /b}\n  response: {status: {code: 204}}\n")
            .ends_with("5:3 `recorded_at` is missing: the file seems to be cut off here\n"));
  CHECK(read("interactions:\n- request: {method: get, uri: /a}\n") ==
        "vcrpy: 1:1 `version` is missing (the file may be cut off)\n");
}

TEST_CASE("cassettes write the status in several ways") {
  const auto status = [](std::string_view kind, std::string_view response) {
    const std::string url = kind == "go-vcr" ? "url" : "uri";
    const std::string text = read("{version: 1, interactions: [{request: {method: GET, " + url +
                                      ": /a}, response: " + std::string(response) + "}]}",
                                  "a.yaml");
    CHECK(text.starts_with(kind));
    return text.substr(text.find("  response"));
  };
  CHECK(status("vcrpy", "{status: {code: 200}}") == "  response 1:89 200\n");
  CHECK(status("vcrpy", "{status: {status_code: 200}}") == "  response 1:96 200\n");
  CHECK(status("vcrpy", "{status_code: 200}") == "  response 1:87 200\n");
  CHECK(status("go-vcr", "{status: 200 OK, code: 200}") == "  response 1:96 200\n");
}

TEST_CASE("a definition of nock holds values and not only texts") {
  CHECK(read(R"([{"scope": "https://h:443", "method": "post", "path": "/a?b=c", "body": {"x":
  1}, "reqheaders": {"accept": ["*/*"]}, "response": [1, 2]},
 {"scope": "https://h", "method": "GET", "path": "/a", "body": "", "status": 404, "response": ["6869", "21"],
  "rawHeaders": ["Content-Encoding", "x", "Content-Type", "text/plain"]},
 {"scope": "https://h", "method": "GET", "path": "/a", "response": "6869", "responseIsBinary": true,
  "headers": {"content-type": "text/plain"}}])",
             "a.json") == R"(nock: exchanges: 3, unreadable: 0
exchange 1:2
  request 1:55 POST https://h:443/a?b=c
    header 2:33 accept: */*
    body 1:73 10 bytes of application/json
      | 1:73 {"x":
      | 2:1   1}
  response 1:2 200
    body 2:54 6 bytes of application/json
      | 2:54 [1, 2]
exchange 3:2
  request 3:50 GET https://h/a
    headers not recorded
  response 3:78 404
    header 4:38 Content-Encoding: x
    header 4:59 Content-Type: text/plain
    body 3:95 3 bytes of text/plain
      | 3:95 hi!
exchange 5:2
  request 5:50 GET https://h/a
    headers not recorded
  response 5:2 200
    header 6:31 content-type: text/plain
    body 5:68 2 bytes of text/plain
      | 5:68 hi
)");
}

TEST_CASE("of a Postman collection the innermost credential counts, and each saved response is an exchange") {
  CHECK(read(R"({"info": {"schema": "https://schema.getpostman.com/json/collection/v2.0.0/collection.json"},
 "auth": {"type": "basic"},
 "item": [
  {"auth": {"type": "apikey", "apikey": [{"key": "key", "value": "X-Key"}]},
   "item": [{"request": {"url": "https://h/a"}, "response": [{"code": 200, "body": "x"}, {"code": 404}]}]},
  {"request": {"url": "https://h/b", "auth": {"type": "noauth"}}, "response": [{"code": 204}]},
  {"request": "https://h/c", "response": [{"code": 200, "originalRequest": {"url": "https://h/c", "method": "put",
    "body": {"mode": "file"}}}]}]})",
             "a.json") == R"(postman: exchanges: 4, unreadable: 0
exchange 5:62
  request 5:33 GET https://h/a
    header 4:12 X-Key: credential
  response 5:71 200
    body 5:84 1 bytes of no known type
      | 5:85 x
exchange 5:90
  request 5:33 GET https://h/a
    header 4:12 X-Key: credential
  response 5:99 404
exchange 6:80
  request 6:23 GET https://h/b
  response 6:89 204
exchange 7:43
  request 7:84 PUT https://h/c
    header 2:10 Authorization: Basic credential
    body not recorded
  response 7:52 200
)");
}

TEST_CASE("a chunk of a body of Polly.JS that is no base64 makes the entry unreadable") {
  const std::string text = R"({"log": {"_recordingName": "x", "entries": [{"request": {"method": "GET", "url": "/a"},
"response": {"status": 200, "content": {"encoding": "base64", "text": )";
  CHECK(read(text + R"("[\"aGk=\",\n\"IQ==\"]"}}}]}})", "a.har")
            .ends_with("body 2:71 3 bytes of no known type\n      | 2:71 hi!\n"));
  CHECK(read(text + R"("[\"aGk=\",\"?\"]"}}}]}})", "a.har").starts_with("polly: exchanges: 0, unreadable: 1\n"));
}
