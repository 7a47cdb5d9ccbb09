#include "read/recordings.h"

#include <algorithm>
#include <set>

#include "recording/dump.h"
#include "support/catch.h"

using namespace contract::internal;

namespace {

// "KIND: the dump", or the findings: "LINE:COLUMN words (help)".
std::string read(std::string text, std::string name = "input", const RecordingKind* chosen = nullptr) {
  SourceMap sources;
  const SourceId source = sources.add(std::move(name), std::move(text));
  const RecordingFile file = read_recording(source, sources, {}, chosen);
  std::string shown = file.kind != nullptr ? std::string(file.kind->name) + ": " : "none: ";
  if (file.recording) shown += dump(*file.recording, sources);
  for (const Finding& finding : file.findings) {
    const Place where = sources.outermost(finding.where);
    const Position at = sources.position(where.source, where.span.begin);
    shown += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    if (const auto* detail = std::get_if<Detail>(&finding.facts)) {
      shown += detail->words() + (detail->help.empty() ? "" : " (" + detail->help + ")");
    }
    shown += "\n";
  }
  return shown;
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
  CHECK(read("interactions: [{request: {method: get, path: /}}]\nconsumer: {}") == "none: ");
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
