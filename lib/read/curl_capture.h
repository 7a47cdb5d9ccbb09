#pragma once
// What curl prints on a terminal: `curl -v` with both messages, or `curl -i` with the response alone.
//
//   $ curl -i https://api.example.com/things
//   HTTP/2 200
//   content-type: application/json
//
//   {"id": 1}
#include <string_view>

#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a text looks like such a capture: it begins with a curl command, a line of `curl -v` ("* ", "> ", "< "), or
// the status line of a response.
bool is_curl_capture(std::string_view text);

// Takes the exchanges out of the text of `source`. With -v requests are read from the lines that begin with `> `, else
// from the curl command above the responses; the body of a request stands in the command alone. Interim responses
// (1xx) and tunnels through proxies are passed over; of redirects each response is an exchange. A response whose
// request nothing tells gives a BadRecording finding in `remarks` and counts as unreadable; so does a request that got
// no response.
Result<Recording> read_curl_capture(SourceId source, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
