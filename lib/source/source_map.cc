#include "source/source_map.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace contract::internal {

struct SourceMap::Entry {
  std::string name;
  std::string text;
  Place parent;  // source is none for a file
  OffsetMap offsets;
  TextPosition start;       // of a slice
  bool is_decoded = false;  // every place is the whole parent
  mutable std::once_flag indexed;
  mutable std::optional<LineIndex> lines;
};

SourceMap::SourceMap() = default;
SourceMap::SourceMap(const SourceMap* base) : base_(base), base_size_(base->base_size_ + base->entries_.size()) {}
SourceMap::~SourceMap() = default;

SourceId SourceMap::add_entry(std::unique_ptr<Entry> entry) {
  const std::lock_guard lock(mutex_);
  entries_.push_back(std::move(entry));
  return static_cast<SourceId>(base_size_ + entries_.size() - 1);
}

SourceId SourceMap::add(std::string name, std::string text) {
  auto entry = std::make_unique<Entry>();
  entry->name = std::move(name);
  entry->text = std::move(text);
  return add_entry(std::move(entry));
}

SourceId SourceMap::add_embedded(Place parent, std::string text, OffsetMap offsets) {
  auto entry = std::make_unique<Entry>();
  entry->name = std::string(name(parent.source));
  entry->text = std::move(text);
  entry->parent = parent;
  entry->offsets = std::move(offsets);
  return add_entry(std::move(entry));
}

SourceId SourceMap::add_decoded(Place parent, std::string text) {
  auto entry = std::make_unique<Entry>();
  entry->name = std::string(name(parent.source));
  entry->text = std::move(text);
  entry->parent = parent;
  entry->is_decoded = true;
  return add_entry(std::move(entry));
}

SourceId SourceMap::add_slice(std::string name, std::string text, TextPosition start) {
  auto entry = std::make_unique<Entry>();
  entry->name = std::move(name);
  entry->text = std::move(text);
  entry->start = start;
  return add_entry(std::move(entry));
}

SourceId SourceMap::adopt(SourceMap& other, TextPosition start) {
  assert(other.base_ == nullptr && !other.entries_.empty());
  const std::lock_guard lock(mutex_);
  const std::size_t first = base_size_ + entries_.size();
  other.entries_.front()->start = start;
  for (std::unique_ptr<Entry>& entry : other.entries_) {
    if (entry->parent.source != SourceId::none) {
      entry->parent.source = static_cast<SourceId>(first + static_cast<std::size_t>(entry->parent.source));
    }
    entries_.push_back(std::move(entry));
  }
  other.entries_.clear();
  return static_cast<SourceId>(first);
}

const SourceMap::Entry& SourceMap::entry(SourceId source) const {
  const auto index = static_cast<std::size_t>(source);
  if (index < base_size_) return base_->entry(source);
  const std::lock_guard lock(mutex_);
  assert(index - base_size_ < entries_.size() && "a SourceId comes from add()");
  return *entries_[index - base_size_];
}

std::string_view SourceMap::name(SourceId source) const {
  return entry(source).name;
}

std::string_view SourceMap::text(SourceId source) const {
  return entry(source).text;
}

void SourceMap::forget(SourceId source) {
  const std::lock_guard lock(mutex_);
  assert(static_cast<std::size_t>(source) >= base_size_ && "texts of the base belong to others");
  std::string().swap(entries_[static_cast<std::size_t>(source) - base_size_]->text);
}

Place SourceMap::in_lines(Place place) const {
  while (place.source != SourceId::none) {
    const Entry& inner = entry(place.source);
    if (inner.parent.source == SourceId::none || inner.is_decoded) break;
    const auto outer = [&inner](std::uint32_t offset) {
      auto step = std::ranges::upper_bound(inner.offsets, offset, {}, &OffsetStep::inner);
      if (step == inner.offsets.begin()) return inner.parent.span.begin + offset;
      --step;
      return step->outer + (offset - step->inner);
    };
    place = {.source = inner.parent.source, .span = {.begin = outer(place.span.begin), .end = outer(place.span.end)}};
  }
  return place;
}

std::optional<Place> SourceMap::decoded_from(SourceId source) const {
  if (source == SourceId::none) return std::nullopt;
  const Entry& decoded = entry(source);
  return decoded.is_decoded ? std::optional<Place>(decoded.parent) : std::nullopt;
}

Place SourceMap::outermost(Place place) const {
  place = in_lines(place);
  while (const std::optional<Place> from = decoded_from(place.source)) place = in_lines(*from);
  return place;
}

const LineIndex& SourceMap::lines(const Entry& entry) const {
  std::call_once(entry.indexed, [&entry] { entry.lines.emplace(entry.text); });
  return *entry.lines;
}

Position SourceMap::position(SourceId source, std::size_t offset) const {
  const Entry& of = entry(source);
  Position position = lines(of).at(offset);
  if (position.line == 1) position.column += of.start.column - 1;
  position.line += of.start.line - 1;
  return position;
}

std::string_view SourceMap::line(SourceId source, std::size_t line) const {
  const Entry& of = entry(source);
  return line < of.start.line ? std::string_view() : lines(of).line(line - of.start.line + 1);
}

std::size_t SourceMap::line_start(SourceId source, std::size_t line) const {
  const Entry& of = entry(source);
  return line < of.start.line ? 0 : lines(of).start_of(line - of.start.line + 1);
}

const TextPosition& SourceMap::start(SourceId source) const {
  return entry(source).start;
}

}  // namespace contract::internal
