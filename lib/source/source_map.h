#pragma once
// Owns every text that was read, under a small id, so that findings can point into texts
// without owning them and reporters can show the line that is wrong.
//
// A body inside a recording is a text of its own (an *embedded* source): it knows which bytes of
// the recording it came from, also through JSON string escapes, so that a finding in the body can
// be shown where a person will edit it.
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/line_index.h"
#include "source/span.h"
#include "source/text_position.h"

namespace contract::internal {

// Maps offsets in an embedded text to offsets in its parent. Steps are sorted by `inner`;
// between two steps both sides advance byte by byte.
struct OffsetStep {
  std::uint32_t inner = 0;
  std::uint32_t outer = 0;
};
using OffsetMap = std::vector<OffsetStep>;

// Thread-safe: texts may be added while others are read. Texts never move.
class SourceMap {
 public:
  SourceMap();
  // A map on top of `base`, which knows all of its sources and adds its own. `base` must outlive it and not grow
  // meanwhile. So one set of contracts serves many checks, each of which frees its own texts at its end.
  explicit SourceMap(const SourceMap* base);
  ~SourceMap();
  SourceMap(const SourceMap&) = delete;
  SourceMap& operator=(const SourceMap&) = delete;

  // `name` is what findings call the text: a path as the user wrote it, or "<stdin>".
  // `text` is at most 4 GiB - 1 bytes (offsets are 32 bits; the file reader refuses larger ones).
  SourceId add(std::string name, std::string text);

  // A text taken out of `parent`, such as the body in a recording.
  SourceId add_embedded(Place parent, std::string text, OffsetMap offsets);

  // A text that was decoded from `parent` in a way that no offsets map, such as base64: in the file, all of its places
  // are the whole of `parent`. It has lines of its own.
  SourceId add_decoded(Place parent, std::string text);

  // A part of a file that is not held as a whole, such as one line of many: `start` is where in the file `text` begins.
  // Places in it are places in that file, with its lines and columns.
  SourceId add_slice(std::string name, std::string text, TextPosition start);

  // Takes over all sources of `other`, which has no base and is empty afterwards; its first one becomes a slice that
  // begins at `start`. Returns the id of that one; the ids of the others follow, in their order.
  SourceId adopt(SourceMap& other, TextPosition start);

  // Views stay valid as long as the map lives and the text is not forgotten.
  std::string_view name(SourceId source) const;
  std::string_view text(SourceId source) const;

  // Frees the text of a source that no finding points into. Its name stays.
  void forget(SourceId source);

  // The same place in the file that a person can open.
  Place outermost(Place place) const;

  // The same place in the text whose lines a person can look at: the file, or a text that was decoded from it.
  Place in_lines(Place place) const;

  // What a text was decoded from; nothing for any other.
  std::optional<Place> decoded_from(SourceId source) const;

  // Line and column of an offset in `source`. The line index is built at the first use.
  Position position(SourceId source, std::size_t offset) const;
  // The line of that number, or the part of it that a slice has.
  std::string_view line(SourceId source, std::size_t line) const;
  std::size_t line_start(SourceId source, std::size_t line) const;

  // Where in its file a source begins: at the start, but for a slice.
  const TextPosition& start(SourceId source) const;

 private:
  struct Entry;
  SourceId add_entry(std::unique_ptr<Entry> entry);
  const Entry& entry(SourceId source) const;
  const LineIndex& lines(const Entry& entry) const;

  const SourceMap* base_ = nullptr;
  std::size_t base_size_ = 0;  // ids below it belong to the base
  mutable std::mutex mutex_;
  std::deque<std::unique_ptr<Entry>> entries_;
};

}  // namespace contract::internal
