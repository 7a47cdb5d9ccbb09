#pragma once
// What cassettes have in common: the recordings that VCR of Ruby began, and that others took up in their own ways.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "finding/result.h"
#include "read/entry_reader.h"

namespace contract::internal {

// How one kind of cassette calls things.
struct CassetteNames {
  std::string_view url;          // in `request`
  std::string_view captured_at;  // in the interaction; empty: this kind does not tell
  // What such files end with is not there, so an interaction that lacks its end as well is cut off.
  bool has_lost_its_end = false;
};

// Reads one interaction: `request` and `response`, whose headers are objects and whose bodies are texts, or objects
// with a `string` or a `base64_string`.
class InteractionReader : public EntryReader {
 public:
  using EntryReader::EntryReader;

  std::optional<Exchange> read(Value interaction, const CassetteNames& names);

 private:
  std::optional<Request> read_request(const Part& request, const CassetteNames& names);
  std::optional<Response> read_response(const Part& response, std::string_view method);
  std::optional<Part> find_status(const Part& response);
  std::optional<Body> read_body(const Part& message, std::string_view member, const std::vector<Header>& headers);
};

// Reads each of the interactions, the array `member` of the document.
Result<Recording> read_interactions(const Document& cassette, std::string_view member, const CassetteNames& names,
                                    SourceMap& sources, Findings& remarks);

// Why the cassette cannot be used if its member `version` is not an integer from 1 to `last`.
std::optional<Finding> unknown_version(const Document& cassette, int last);

}  // namespace contract::internal
