#pragma once
// The kinds of recordings, one line each in the table of recordings.cc, and the one function that reads any of them.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "document/document.h"
#include "finding/result.h"
#include "read/read_options.h"
#include "recording/recording.h"
#include "source/source_map.h"

namespace contract::internal {

// Lets the exchanges of a JSON file be read one by one, in memory that does not grow with the file.
struct EntryStream {
  std::array<std::string_view, 2> array;  // names of members that lead to the array of entries
  // Takes the exchange out of the entry with this index, which was read by itself.
  std::optional<Exchange> (*read)(const Document& document, Value entry, std::uint64_t index, SourceMap& sources,
                                  Findings& remarks);
};

// A kind whose files are JSON or YAML.
struct TreeForm {
  bool (*is)(Value root);  // by its structure alone, whatever the file is called; false for other kinds
  // Takes the exchanges out of it. Bodies become embedded sources of `sources`. An entry that cannot be used gives
  // BadRecording findings and counts as unreadable; the others are read all the same.
  Result<Recording> (*read)(const Document& document, SourceMap& sources, Findings& remarks);
  const EntryStream* stream = nullptr;  // which gives the same
};

// A kind with a grammar of its own.
struct TextForm {
  bool (*is)(std::string_view text);  // looks at the beginning, and takes no JSON or YAML for its own
  Result<Recording> (*read)(SourceId source, SourceMap& sources, Findings& remarks);
};

struct RecordingKind {
  std::string_view name;   // as users say it: "har"
  std::string_view title;  // "HAR 1.2"
  std::variant<TreeForm, TextForm> form;
};

// In the order in which they are offered a file.
std::span<const RecordingKind> all_recording_kinds();

// Null if there is none of this name.
const RecordingKind* recording_kind_named(std::string_view name);

// How a JSON file that begins with `head` can be read entry by entry, as `chosen` or as what it seems to be. Null: it
// has to be read as a whole, to find out what it is or what is wrong with it.
const EntryStream* entry_stream(std::string_view head, const RecordingKind* chosen);

// What became of a file that should be a recording.
struct RecordingFile {
  const RecordingKind* kind = nullptr;  // null: not read as one, because it is of no kind known here or is malformed
  std::optional<Document> document;     // of JSON and YAML that could be parsed
  std::optional<Recording> recording;   // nothing: it cannot be used
  Findings findings;                    // why not, or which entries are not; what else was noticed
};

// Reads the text of `source` as `chosen`, or, where that is null, as what its content says it is. Kinds with a grammar
// of their own are offered it first; then it is JSON or YAML, as is_json_source says.
RecordingFile read_recording(SourceId source, SourceMap& sources, const ReadOptions& options,
                             const RecordingKind* chosen);

}  // namespace contract::internal
