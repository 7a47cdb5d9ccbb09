#pragma once
// What the readers of all recordings that are JSON or YAML have in common: they take the members of one entry, and say
// where in the file and why that failed.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "finding/finding.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// A part of an entry, and how findings call it.
struct Part {
  Value value;
  std::string name;     // "response.content"; empty for the entry itself
  std::string pointer;  // JSON Pointer in the whole file
};

// Reads one entry. Whatever cannot be used is reported, and then the entry has no exchange: one that was read in part
// would be judged for what the recording lost.
class EntryReader {
 public:
  // `pointer` leads to the entry in `document`. All three outlive the reader.
  EntryReader(const Document& document, std::string pointer, SourceMap& sources, Findings& remarks)
      : document_(document), pointer_(std::move(pointer)), sources_(sources), remarks_(remarks) {}

  // Whether anything was reported.
  bool failed() const { return failed_; }

 protected:
  // The entry itself, if it is an object.
  std::optional<Part> whole(Value entry);

  static Part member(const Part& part, std::string_view name, Value value);
  static Part item(const Part& list, std::size_t index, Value value);

  std::optional<Part> required(const Part& part, std::string_view member, Kind kind);
  // Absent members, and null, are nothing; ones of the wrong type are reported.
  std::optional<Part> optional(const Part& part, std::string_view member, Kind kind);
  bool expect(const Part& part, Kind kind);
  // The text of an optional string, or nothing.
  std::string_view text_or_empty(const Part& part, std::string_view member);

  void fail(const Part& part, std::string text, std::string help = {}, std::optional<std::string> quoted = {});

  // The members that every kind has, whatever it calls them. Nothing: it was reported.
  std::optional<std::string> method(const Part& part, std::string_view member);  // in upper case
  std::optional<std::string> url(const Part& part, std::string_view member);
  std::optional<int> status(const Part& number);

  // Headers as an array of objects that have the members `name` and `value`.
  std::vector<Header> header_list(const Part& part, std::string_view member, std::string_view name,
                                  std::string_view value);

  // Headers as an object: each name has a text, or an array of texts.
  std::vector<Header> header_map(const Part& part, std::string_view member);

  // Whether a response of this status to a request of this method has no body, whatever its headers say (RFC 9110
  // section 6.4.1).
  static bool is_bodiless(int status, std::string_view method);
  // How long a body the headers announce (Content-Length); nothing if they do not.
  static std::optional<std::int64_t> announced_length(const std::vector<Header>& headers);

  // A body whose text is this string. What was sent (Content-Type) counts as its media type, and else `media_type`.
  Body text_body(const Part& text, const std::vector<Header>& headers, std::string_view media_type = {});
  // The same, where the string is base64, on one line or many; nothing if it is not, which is reported.
  // Content-Encoding is undone, as add_coded_body says.
  std::optional<Body> base64_body(const Part& text, const std::vector<Header>& headers,
                                  std::string_view media_type = {});

  // The same, where the string is bytes in hexadecimal digits.
  std::optional<Body> hexadecimal_body(const Part& text, const std::vector<Header>& headers);
  // A body that is a value of the recording itself, and not a text in it.
  Body value_body(const Part& value, const std::vector<Header>& headers, std::string_view media_type);
  // A body that `bytes`, which were written at `part`, are.
  Body decoded_body(const Part& part, std::string bytes, const std::vector<Header>& headers,
                    std::string_view media_type = {});

  // Whether a string of a YAML document is tagged as base64.
  bool is_tagged_binary(const Part& text) const;

  // When the entry was recorded, if `member` is a text.
  std::optional<CapturedAt> captured_at(const Part& part, std::string_view member) const;

  static std::optional<std::string> decode_hexadecimal(std::string_view digits);

  Place place(const Part& part) const { return document_.place(part.value); }
  Place place(Value value) const { return document_.place(value); }

 private:
  const Document& document_;
  std::string pointer_;
  SourceMap& sources_;
  Findings& remarks_;
  bool failed_ = false;
};

// Why `document` as a whole is no recording of its kind, at the place of `value`.
Finding unusable_recording(const Document& document, Value value, std::string text, std::string help = {});

// Takes what was read of one more entry; nothing: it is counted as unreadable.
void add_entry(std::optional<Exchange> exchange, Recording& recording);

// Calls `read` with each of `entries` and its index.
template <typename Entries, typename Read>
Recording read_entries(const Entries& entries, Read read) {
  Recording recording;
  std::size_t index = 0;
  for (const auto& entry : entries) add_entry(read(entry, index++), recording);
  return recording;
}

}  // namespace contract::internal
