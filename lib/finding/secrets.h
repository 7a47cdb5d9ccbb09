#pragma once
// Where secret values stand in the texts that were read, so that no report shows them.
#include <map>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "source/source_map.h"

namespace contract::internal {

inline constexpr std::string_view kMask = "******";

class Secrets {
 public:
  void add(Place place);
  void add(const Secrets& others);
  bool overlaps(Place place) const;
  bool empty() const { return spans_.empty(); }

  // Line number `line` of `source` with every secret byte range replaced by the mask. The quotes of a
  // masked string stay. `column_shift` maps byte offsets: see MaskedLine.
  struct MaskedLine {
    std::string text;
    // Where a byte offset of the original line stands in `text`; offsets inside a mask go to its start or end.
    std::vector<std::pair<std::size_t, std::size_t>> moves;
    std::size_t moved(std::size_t offset) const;
  };
  MaskedLine mask_line(const SourceMap& sources, SourceId source, std::size_t line) const;

 private:
  std::map<SourceId, std::vector<Span>> spans_;
};

// Replaces the values that a finding quotes by the mask wherever its place touches a secret.
void redact(Finding& finding, const Secrets& secrets);

}  // namespace contract::internal
