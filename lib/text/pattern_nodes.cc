#include "text/pattern_nodes.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

#include "text/ascii.h"
#include "text/pattern_cursor.h"
#include "text/pattern_repeat.h"
#include "text/utf8_ranges.h"

namespace contract::internal {
namespace {

constexpr std::size_t kMaxNodes = 4000;
constexpr char32_t kLastCodePoint = 0x10FFFF;

using Kind = PatternNode::Kind;

// A part of the graph: one way in, and one node out, whose `next` is still open. Its nodes are those from `first` to
// the end of the vector at the time that it was made, so that it can be copied.
struct Part {
  NodeId first;
  NodeId start;
  NodeId end;
};

struct OpenGroup {
  NodeId first;                    // of the nodes inside
  std::optional<Part> before;      // what stands before the group in its own alternative
  std::vector<Part> alternatives;  // those before the current one, in the group
};

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// The same code points in order, as few ranges as they make.
std::vector<CodePointRange> merged(std::vector<CodePointRange> ranges) {
  std::ranges::sort(ranges, {}, &CodePointRange::first);
  std::vector<CodePointRange> all;
  for (const CodePointRange& range : ranges) {
    if (!all.empty() && range.first <= all.back().last + 1) {
      all.back().last = std::max(all.back().last, range.last);
    } else {
      all.push_back(range);
    }
  }
  return all;
}

// All code points but those of `ranges`, which are merged.
std::vector<CodePointRange> others_than(const std::vector<CodePointRange>& ranges) {
  std::vector<CodePointRange> others;
  char32_t next = 0;
  for (const CodePointRange& range : ranges) {
    if (range.first > next) others.push_back({.first = next, .last = range.first - 1});
    next = range.last + 1;
  }
  if (next <= kLastCodePoint) others.push_back({.first = next, .last = kLastCodePoint});
  return others;
}

class Reader {
 public:
  explicit Reader(std::string_view re2) : cursor_(re2) {}

  std::optional<PatternNodes> read() {
    open_.push_back({.first = 0, .before = std::nullopt, .alternatives = {}});
    while (!cursor_.at_end()) {
      if (!read_term() || nodes_.size() > kMaxNodes) return std::nullopt;
    }
    const Part whole = close_group();
    nodes_[whole.end].next = nodes_[whole.end].other = add(Kind::Match);
    return PatternNodes{.nodes = std::move(nodes_), .start = whole.start};
  }

 private:
  NodeId add(Kind kind) {
    nodes_.push_back({.kind = kind, .bytes = {}, .next = 0, .other = 0});
    return static_cast<NodeId>(nodes_.size() - 1);
  }
  Part add_single(Kind kind) {
    const NodeId node = add(kind);
    return {.first = node, .start = node, .end = node};
  }
  void connect(NodeId from, NodeId to) { nodes_[from].next = nodes_[from].other = to; }

  // Puts the atom that was read last, if any, behind what stands before it, and takes `atom` in its place.
  void take_atom(std::optional<Part> atom) {
    if (atom_) before_ = before_ ? joined(*before_, *atom_) : *atom_;
    atom_ = atom;
  }
  Part joined(Part left, Part right) {
    connect(left.end, right.start);
    return {.first = left.first, .start = left.start, .end = right.end};
  }

  bool read_term();
  bool read_group();
  bool read_repeat(Repeat repeat);
  bool read_class();
  bool read_character(char32_t& character);
  Part copy_of(const std::vector<PatternNode>& nodes, Part part);
  Part part_of(const std::vector<CodePointRange>& ranges);
  void set_bytes(NodeId node, ByteRange range);
  NodeId choice_of(const std::vector<NodeId>& starts);
  Part close_alternative();
  Part close_group();

  PatternCursor cursor_;
  std::vector<PatternNode> nodes_;
  std::vector<OpenGroup> open_;
  std::optional<Part> before_;  // of the current alternative, what stands before `atom_`
  std::optional<Part> atom_;    // what a repeat would repeat
};

bool Reader::read_term() {
  if (cursor_.take("(")) return read_group();
  if (cursor_.take("[")) return read_class();
  if (cursor_.take("\\z")) {
    take_atom(add_single(Kind::End));
    return true;
  }
  if (cursor_.take("^")) {
    take_atom(add_single(Kind::Begin));
    return true;
  }
  if (cursor_.take("|")) {
    open_.back().alternatives.push_back(close_alternative());
    return true;
  }
  if (cursor_.take(")")) {
    std::optional<Part> before = open_.back().before;
    const Part group = close_group();
    before_ = before;
    atom_ = group;
    return true;
  }
  if (cursor_.take("*")) return read_repeat({.least = 0, .most = std::nullopt});
  if (cursor_.take("+")) return read_repeat({.least = 1, .most = std::nullopt});
  if (cursor_.take("?")) return read_repeat({.least = 0, .most = 1});
  if (cursor_.take("{")) {
    const std::optional<Repeat> repeat = read_braces(cursor_);
    return repeat && read_repeat(*repeat);
  }
  char32_t character = 0;
  if (!read_character(character)) return false;
  take_atom(part_of({{.first = character, .last = character}}));
  return true;
}

bool Reader::read_group() {
  if (!cursor_.take("?:") && !cursor_.take("?-i:")) return false;
  take_atom(std::nullopt);
  open_.push_back({.first = static_cast<NodeId>(nodes_.size()), .before = before_, .alternatives = {}});
  before_.reset();
  return true;
}

// One character: "a", "\-", "\n", "\x{41}".
bool Reader::read_character(char32_t& character) {
  if (!cursor_.take("\\")) {
    character = cursor_.next();
    return true;
  }
  if (!cursor_.take("x{")) {
    character = cursor_.next();
    if (character == U'n' || character == U'r') {
      character = character == U'n' ? U'\n' : U'\r';
      return true;
    }
    return character >= 0x80 || !is_ascii_alphanumeric(static_cast<char>(character));
  }
  character = 0;
  while (is_hex_digit(cursor_.peek())) character = character << 4U | hex_value(static_cast<char>(cursor_.next()));
  return cursor_.take("}");
}

bool Reader::read_class() {
  const bool negated = cursor_.take("^");
  std::vector<CodePointRange> ranges;
  while (!cursor_.take("]")) {
    CodePointRange range{};
    if (cursor_.at_end() || !read_character(range.first)) return false;
    range.last = range.first;
    if (cursor_.take("-") && !read_character(range.last)) return false;
    ranges.push_back(range);
  }
  ranges = merged(std::move(ranges));
  if (negated) ranges = others_than(ranges);
  take_atom(part_of(ranges));
  return true;
}

// The ways to write one character of `ranges` in UTF-8. Without any range it has no way through.
Part Reader::part_of(const std::vector<CodePointRange>& ranges) {
  std::vector<ByteSequence> sequences;
  for (const CodePointRange& range : ranges) append_utf8_range(sequences, range.first, range.last);
  const NodeId end = add(Kind::Split);
  const NodeId single = add(Kind::Byte);
  connect(single, end);
  std::vector<NodeId> starts = {single};
  // Sequences that end alike share those nodes, which keeps the automaton small.
  std::map<std::tuple<std::uint8_t, std::uint8_t, NodeId>, NodeId> known;
  for (const ByteSequence& sequence : sequences) {
    if (sequence.size == 1) {
      set_bytes(single, sequence.bytes[0]);
      continue;
    }
    NodeId next = end;
    for (std::size_t i = sequence.size; i-- > 0;) {
      const auto [at, is_new] = known.try_emplace({sequence.bytes[i].first, sequence.bytes[i].last, next}, 0);
      if (is_new) {
        at->second = add(Kind::Byte);
        set_bytes(at->second, sequence.bytes[i]);
        connect(at->second, next);
      }
      next = at->second;
    }
    starts.push_back(next);
  }
  return {.first = end, .start = choice_of(starts), .end = end};
}

void Reader::set_bytes(NodeId node, ByteRange range) {
  for (std::size_t byte = range.first; byte <= range.last; ++byte) nodes_[node].bytes.set(byte);
}

// A node from which each of `starts` is reached.
NodeId Reader::choice_of(const std::vector<NodeId>& starts) {
  NodeId start = starts.back();
  for (std::size_t i = starts.size() - 1; i-- > 0;) {
    const NodeId split = add(Kind::Split);
    nodes_[split].next = starts[i];
    nodes_[split].other = start;
    start = split;
  }
  return start;
}

Part Reader::close_alternative() {
  take_atom(std::nullopt);
  const Part alternative = before_ ? *before_ : add_single(Kind::Split);
  before_.reset();
  return alternative;
}

Part Reader::close_group() {
  OpenGroup group = std::move(open_.back());
  group.alternatives.push_back(close_alternative());
  open_.pop_back();
  const NodeId end = add(Kind::Split);
  std::vector<NodeId> starts;
  for (const Part& alternative : group.alternatives) {
    connect(alternative.end, end);
    starts.push_back(alternative.start);
  }
  return {.first = group.first, .start = choice_of(starts), .end = end};
}

// Appends a part again. `nodes` are those of `part`, as they were when it was made.
Part Reader::copy_of(const std::vector<PatternNode>& nodes, Part part) {
  const auto first = static_cast<NodeId>(nodes_.size());
  const NodeId shift = first - part.first;
  for (PatternNode node : nodes) {
    node.next += shift;
    node.other += shift;
    nodes_.push_back(node);
  }
  return {.first = first, .start = part.start + shift, .end = part.end + shift};
}

bool Reader::read_repeat(Repeat repeat) {
  cursor_.take("?");  // lazy or not, it matches the same texts
  if (!atom_) return false;
  const Part atom = *atom_;
  const std::vector<PatternNode> nodes(nodes_.begin() + atom.first, nodes_.end());
  const std::uint64_t copies = repeat.most ? *repeat.most : std::max<std::uint64_t>(repeat.least, 1);
  if (copies == 0 || copies * nodes.size() > kMaxNodes) return false;
  nodes_.resize(atom.first);

  std::vector<NodeId> choices;  // whether another one comes, or nothing more
  const auto add_choice = [this, &choices](NodeId another) {
    choices.push_back(add(Kind::Split));
    nodes_[choices.back()].next = another;
    return choices.back();
  };
  std::optional<Part> all;
  NodeId last = 0;
  for (std::uint64_t copy = 0; copy < copies; ++copy) {
    Part next = copy_of(nodes, atom);
    last = next.start;
    if (copy >= repeat.least) next.start = add_choice(next.start);
    all = all ? joined(*all, next) : next;
  }
  if (!repeat.most) connect(all->end, add_choice(last));
  const NodeId end = add(Kind::Split);
  if (repeat.most) connect(all->end, end);
  for (const NodeId choice : choices) nodes_[choice].other = end;
  atom_ = Part{.first = all->first, .start = all->start, .end = end};
  return true;
}

}  // namespace

std::optional<PatternNodes> nodes_of(std::string_view re2) {
  return Reader(re2).read();
}

}  // namespace contract::internal
