#pragma once
// A translated pattern as a graph of nodes, which text/pattern_automaton turns into an automaton.
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace contract::internal {

using NodeId = std::uint32_t;
using ByteSet = std::bitset<256>;

// One step: what has to hold of the text here, and which node is next.
struct PatternNode {
  enum class Kind : std::uint8_t {
    Byte,   // one of `bytes` is here
    Split,  // nothing is asked; `next` or `other` follows
    Begin,  // this is the beginning of the text
    End,    // this is its end
    Match,  // the pattern has matched
  };
  Kind kind = Kind::Split;
  ByteSet bytes;
  NodeId next = 0;
  NodeId other = 0;  // of a Split; equal to `next` if there is one way only
};

struct PatternNodes {
  std::vector<PatternNode> nodes;
  NodeId start = 0;
};

// Reads `re2`, a pattern as translate_pattern writes it for RE2. Nothing if it has what this does not know (a property,
// a word boundary, letters of either case) or if it becomes too large.
std::optional<PatternNodes> nodes_of(std::string_view re2);

}  // namespace contract::internal
