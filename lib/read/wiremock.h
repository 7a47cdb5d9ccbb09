#pragma once
// WireMock: stub mappings that people write, and those that it records, which have the same form.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Whether a document looks like a mapping (an object with a `request` that has a URL in one of WireMock's forms, and a
// `response`), or like several: `mappings`, or an array of them.
bool is_wiremock(Value root);

// Takes a stub for an exchange. What its request says must be there, and says nothing of what is not there. Of patterns
// in its URL, query and headers no value is known. A stub that does not say one method, whose URL is a regular
// expression that does not show its segments, or that gives no response of its own is unreadable. `bodyFileName` is
// looked for below the folder of the recording, below `__files` in it, and, if it is called `mappings`, below the
// `__files` beside it; never outside.
Result<Recording> read_wiremock(const Document& document, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
