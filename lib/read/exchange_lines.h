#pragma once
// NDJSON of exchanges: a form of our own, as small as can be, for recorders that write line by line. One object a line:
//
//   {"request": {"method": "POST", "url": "https://h/a", "headers": {"Accept": "application/json"}, "body": {"a": 1}},
//    "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"b": 2}},
//    "capturedAt": "2025-04-15T10:59:01Z"}
//
// `headers`, `body` and `capturedAt` may be absent. A header is a text or a list of texts. A body is any JSON value and
// then stands for its JSON text; with `"bodyEncoding": "text"` or `"base64"` beside it, a string is the body itself.
// Members that are not named here are passed over.
#include <optional>
#include <string_view>

#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether one of the first lines looks like such an object.
bool is_exchange_lines(std::string_view text);

// Takes the exchanges out of the text of `source`. A line that is no JSON, or no such object, has its finding in
// `remarks` and counts as unreadable.
Result<Recording> read_exchange_lines(SourceId source, SourceMap& sources, Findings& remarks);

// The exchange of one line that was read as JSON; nothing, with findings in `remarks`, if it is none.
std::optional<Exchange> read_exchange_line(const Document& line, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
