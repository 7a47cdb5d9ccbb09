#pragma once
// Recorded traffic, whatever kind of file it came from.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "source/span.h"

namespace contract::internal {

struct Header {
  std::string name;  // as written; compare without case
  std::string value;
  Place where;
  bool is_known = true;  // false: a pattern, of which only its name says something
};

struct Body {
  // The decoded body as a source of its own, embedded in the recording; none if it could not be decoded, which has a
  // finding.
  SourceId text = SourceId::none;
  std::string media_type;  // "application/json; charset=utf-8"; empty: not recorded
  Place where;             // in the recording
};

struct Request {
  std::string method;  // upper case
  std::string url;     // absolute, or a path with query
  std::vector<Header> headers;
  std::optional<Body> body;
  // False: this kind of recording does not keep them, or was told not to, so that the absence of one says nothing. Such
  // an exchange proves less.
  bool headers_recorded = true;
  bool body_recorded = true;
  Place where = {};  // of the URL: where a finding about the request line points
  // Of stubs and pacts: it says what must be there, so nothing is missing only because it is not here.
  bool is_partial = false;
  std::vector<std::string> unknown = {};  // parts of the URL that stand for any text: "{id}"
  bool url_is_example = false;            // see Exchange::examples
};

struct Response {
  int status = 0;
  std::vector<Header> headers;
  std::optional<Body> body;
  Place where = {};         // of the status
  bool is_partial = false;  // of pacts: it says what a consumer needs
};

// When the exchange took place, as the recording writes it: each kind has a form of its own.
struct CapturedAt {
  std::string text;
  Place where;
};

struct Exchange {  // one request and the response it got
  Request request = {};
  Response response = {};
  std::optional<CapturedAt> captured_at = {};  // nothing: the recording does not tell
  Place where = {};                            // in the recording
  // Headers and values in bodies that are only an example of their type, by a matching rule. Spans of whole values.
  std::vector<Place> examples = {};
};

struct Recording {
  std::vector<Exchange> exchanges;
  std::vector<std::string> placeholders = {};  // patterns of strings that stand for any, as this kind writes them
  std::size_t unreadable = 0;                  // entries that were there but could not be read; each has a finding
};

}  // namespace contract::internal
