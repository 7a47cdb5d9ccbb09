#pragma once
// Files of requests and the responses they got, as the HTTP clients of editors keep them: `.http`, `.rest`.
//
//   ### a name
//   POST https://api.example.com/things
//   Content-Type: application/json
//
//   {"name": "x"}
//
//   HTTP/1.1 200 OK
//   Content-Type: application/json
//
//   {"id": 1}
#include <string_view>

#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a text looks like such a file: its first line that is no comment, separator or variable is a request line.
bool is_http_file(std::string_view text);

// Takes the exchanges out of the text of `source`. `###` at the beginning of a line sets requests apart; a response
// begins with its status line, after its request or after the separator that follows it. `@name = value` lines stand
// for `{{name}}` in URLs; handlers in scripts are passed over. A request without its response, or with a body or a
// response in another file, gives a BadRecording finding in `remarks` and counts as unreadable.
Result<Recording> read_http_file(SourceId source, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
