#include "text/pattern_automaton.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "text/pattern_nodes.h"

namespace contract::internal {
namespace {

// Two states are never left: that nothing can match any more, and that something has.
constexpr std::uint16_t kRefused = 0;
constexpr std::uint16_t kMatched = 1;
constexpr std::uint16_t kStart = 2;
constexpr std::size_t kMaxStates = 1000;  // of some forty bytes each
// Nodes looked at while building. This many take about a millisecond; patterns that ask for more are for RE2, which
// builds only those states that a text leads to.
constexpr std::size_t kMaxWork = 1000000;

using NodeSet = std::vector<NodeId>;  // sorted

}  // namespace

// The subset construction: a state is the set of nodes at which the pattern may be.
class AutomatonBuilder {
 public:
  explicit AutomatonBuilder(PatternNodes pattern) : pattern_(std::move(pattern)), seen_(pattern_.nodes.size()) {}

  std::optional<PatternAutomaton> build() {
    part_bytes();
    add_state({}, false);                 // kRefused
    add_state({}, true);                  // kMatched
    add_closure({pattern_.start}, true);  // kStart
    restart_ = closure_of({pattern_.start}, false).first;
    for (std::size_t state = 0; state < sets_.size(); ++state) {
      if (!add_row(state) || sets_.size() > kMaxStates) return std::nullopt;
    }
    join_states();
    automaton_.build_shifts();
    return std::move(automaton_);
  }

 private:
  using State = PatternAutomaton::State;

  // Gives bytes that every node takes alike one class.
  void part_bytes() {
    std::size_t classes = 1;
    for (const ByteSet& bytes : distinct_bytes()) {
      constexpr std::uint16_t kNone = 256;
      std::array<std::array<std::uint16_t, 2>, 256> parted{};  // of a class until now, and of whether `bytes` has it
      for (auto& pair : parted) pair.fill(kNone);
      std::size_t next = 0;
      for (std::size_t byte = 0; byte < 256; ++byte) {
        std::uint16_t& now = parted[automaton_.class_of_[byte]][bytes[byte] ? 1 : 0];
        if (now == kNone) now = static_cast<std::uint16_t>(next++);
        automaton_.class_of_[byte] = static_cast<std::uint8_t>(now);
      }
      classes = next;
    }
    automaton_.classes_ = classes;
    examples_.resize(classes);
    for (std::size_t byte = 0; byte < 256; ++byte) examples_[automaton_.class_of_[byte]] = byte;
  }

  std::vector<ByteSet> distinct_bytes() const {
    std::vector<ByteSet> all;
    for (const PatternNode& node : pattern_.nodes) {
      const bool known = std::ranges::find(all, node.bytes) != all.end();
      if (node.kind == PatternNode::Kind::Byte && !known) all.push_back(node.bytes);
    }
    return all;
  }

  // The nodes that `nodes` lead to without a byte, as far as they ask for one or for the end of the text; and whether
  // the pattern has matched.
  std::pair<NodeSet, bool> closure_of(NodeSet nodes, bool at_begin, bool at_end = false) {
    ++round_;
    NodeSet closed;
    bool matched = false;
    while (!nodes.empty()) {
      const NodeId id = nodes.back();
      nodes.pop_back();
      if (std::exchange(seen_[id], round_) == round_) continue;
      ++work_;
      const PatternNode& node = pattern_.nodes[id];
      switch (node.kind) {
        case PatternNode::Kind::Byte: closed.push_back(id); break;
        case PatternNode::Kind::Match: matched = true; break;
        case PatternNode::Kind::Split:
          nodes.push_back(node.next);
          nodes.push_back(node.other);
          break;
        case PatternNode::Kind::Begin:
          if (at_begin) nodes.push_back(node.next);
          break;
        case PatternNode::Kind::End:
          closed.push_back(id);
          if (at_end) nodes.push_back(node.next);
          break;
      }
    }
    std::ranges::sort(closed);
    return {std::move(closed), matched};
  }

  State add_state(NodeSet set, bool match) {
    sets_.push_back(std::move(set));
    automaton_.match_.push_back(match ? 1 : 0);
    return static_cast<State>(sets_.size() - 1);
  }

  // The state of what `nodes` lead to.
  State add_closure(NodeSet nodes, bool at_begin) {
    auto [set, matched] = closure_of(std::move(nodes), at_begin);
    if (!at_begin) set = with_restart(set);
    if (matched) return at_begin ? add_state({}, true) : kMatched;
    if (set.empty() && !at_begin) return kRefused;
    if (const auto known = states_.find(set); known != states_.end() && !at_begin) return known->second;
    if (sets_.size() > kMaxStates) return kRefused;  // build() gives up
    const bool match = closure_of(set, at_begin, true).second;
    const State state = add_state(set, match);
    // The start is another state than that of the same nodes later on, where ^ no longer holds.
    if (!at_begin) states_.emplace(std::move(set), state);
    return state;
  }

  // A match can begin at any byte.
  NodeSet with_restart(const NodeSet& set) {
    work_ += restart_.size();
    NodeSet both;
    std::ranges::set_union(set, restart_, std::back_inserter(both));
    return both;
  }

  bool add_row(std::size_t state) {
    const NodeSet set = sets_[state];
    // A start without nodes that is a match has matched before the first byte.
    const bool matched = state == kMatched || (state == kStart && set.empty() && automaton_.match_[state] != 0);
    for (const std::size_t byte : examples_) {
      if (matched || state == kRefused) {
        automaton_.next_.push_back(matched ? kMatched : kRefused);
        continue;
      }
      NodeSet after;
      for (const NodeId id : set) {
        const PatternNode& node = pattern_.nodes[id];
        if (node.kind == PatternNode::Kind::Byte && node.bytes[byte]) after.push_back(node.next);
      }
      work_ += set.size();
      if (work_ > kMaxWork) return false;
      automaton_.next_.push_back(add_closure(std::move(after), false));
    }
    return true;
  }

  // Makes one state of those that no text tells apart, where a few states less would let it run by shifts. The first
  // three stay what they are.
  void join_states() {
    constexpr std::size_t kFew = 64;
    const std::size_t states = sets_.size();
    if (states <= ShiftAutomaton::kStates || states > kFew) return;
    // Moore's way: states that are known to differ have different groups, and two of one group differ if some byte
    // leads them into different groups.
    std::vector<State> group(states);
    for (std::size_t state = 0; state < states; ++state) group[state] = automaton_.match_[state];
    group[kStart] = 2;
    for (std::size_t groups = 0;;) {
      std::map<std::vector<State>, State> known;
      std::vector<State> parted(states);
      for (std::size_t state = 0; state < states; ++state) {
        std::vector<State> leads{group[state]};
        for (std::size_t i = 0; i < automaton_.classes_; ++i) leads.push_back(group[next_of(state, i)]);
        parted[state] = known.emplace(std::move(leads), static_cast<State>(known.size())).first->second;
      }
      group = std::move(parted);
      if (known.size() == groups) break;
      groups = known.size();
    }
    take_groups(group);
  }

  State next_of(std::size_t state, std::size_t byte_class) const {
    return automaton_.next_[state * automaton_.classes_ + byte_class];
  }

  // Groups are numbered in the order of their first states, which the first three keep by that.
  void take_groups(const std::vector<State>& group) {
    std::vector<State> next;
    std::vector<std::uint8_t> match;
    for (std::size_t state = 0; state < group.size(); ++state) {
      if (group[state] != match.size()) continue;
      match.push_back(automaton_.match_[state]);
      for (std::size_t i = 0; i < automaton_.classes_; ++i) next.push_back(group[next_of(state, i)]);
    }
    automaton_.next_ = std::move(next);
    automaton_.match_ = std::move(match);
  }

  PatternNodes pattern_;
  PatternAutomaton automaton_;
  std::vector<std::size_t> examples_;  // a byte of each class
  std::vector<NodeSet> sets_;          // of each state
  std::map<NodeSet, State> states_;
  NodeSet restart_;  // where a match can begin after the beginning of the text
  std::vector<std::size_t> seen_;
  std::size_t round_ = 0;
  std::size_t work_ = 0;
};

std::optional<PatternAutomaton> PatternAutomaton::of(std::string_view re2) {
  std::optional<PatternNodes> pattern = nodes_of(re2);
  if (!pattern) return std::nullopt;
  return AutomatonBuilder(*std::move(pattern)).build();
}

void PatternAutomaton::build_shifts() {
  if (match_.size() > ShiftAutomaton::kStates) return;
  shifts_.emplace();
  for (std::size_t state = 0; state < match_.size(); ++state) {
    for (std::size_t byte = 0; byte < class_of_.size(); ++byte) {
      const char c = static_cast<char>(byte);
      shifts_->on({&c, 1}, static_cast<unsigned>(state), next_[state * classes_ + class_of_[byte]]);
    }
  }
}

bool PatternAutomaton::matches_ahead(std::string_view utf8) const {
  constexpr std::size_t kShort = 64;
  return shifts_ && utf8.size() <= kShort ? match_[shifts_->run_ahead(utf8, kStart)] != 0 : matches(utf8);
}

bool PatternAutomaton::matches(std::string_view utf8) const {
  State state = kStart;
  if (shifts_) {
    // In pieces, so that what is decided at the beginning of a long text does not wait for its end.
    constexpr std::size_t kPiece = 64;
    for (std::size_t at = 0; at < utf8.size() && state > kMatched; at += kPiece) {
      state = static_cast<State>(shifts_->run(utf8.substr(at, kPiece), state));
    }
    return match_[state] != 0;
  }
  for (const char c : utf8) {
    state = next_[state * classes_ + class_of_[static_cast<unsigned char>(c)]];
    if (state <= kMatched) break;
  }
  return match_[state] != 0;
}

}  // namespace contract::internal
