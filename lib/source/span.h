#pragma once
// Where something stands in a text that was read.
// Offsets are bytes: they stay right whatever the encoding; only reporters turn them into lines.
#include <cstdint>

namespace contract::internal {

struct Span {  // half open: [begin, end)
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

enum class SourceId : std::uint32_t { none = 0xFFFFFFFF };

struct Place {
  SourceId source = SourceId::none;
  Span span;
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace contract::internal
