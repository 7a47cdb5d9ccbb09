#pragma once
// Postman collections, format 2.0 and 2.1: the responses that were saved with requests, in folders within folders.
#include "document/document.h"
#include "finding/result.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

bool is_postman(Value root);

// Variables of the collection (`{{host}}`) are replaced in URLs by their values; what else is written so stands for any
// string. A request without a saved response is no exchange. The credential that `auth` of a request, or of what holds
// it, says counts as sent.
Result<Recording> read_postman(const Document& collection, SourceMap& sources, Findings& remarks);

}  // namespace contract::internal
