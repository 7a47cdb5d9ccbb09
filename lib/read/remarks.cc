#include "read/remarks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"

namespace contract::internal {
namespace {

// A repeated name and the first key with that name.
struct Repeat {
  const Node* key;
  const Node* first;
};

// Sorting rather than hashing, so that nobody can choose names that make it slow.
void find_repeats(std::vector<const Node*>& keys, std::vector<Repeat>& repeats) {
  std::ranges::sort(keys, [](const Node* a, const Node* b) {
    const auto order = a->text <=> b->text;
    return order != 0 ? order < 0 : a < b;
  });
  const Node* first = nullptr;
  for (const Node* key : keys) {
    if (first != nullptr && first->text == key->text) {
      repeats.push_back({.key = key, .first = first});
    } else {
      first = key;
    }
  }
  std::ranges::sort(repeats, {}, &Repeat::key);
}

// Most objects are small, and then comparing every pair is faster than anything that needs an order.
bool surely_distinct(const std::vector<const Node*>& keys) {
  constexpr std::size_t kSmall = 16;
  if (keys.size() > kSmall) return false;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (keys[i]->text == keys[j]->text) return false;
    }
  }
  return true;
}

// An integer that may be beyond 2^53; the usual short ones are told apart without arithmetic.
bool loses_digits(std::string_view digits) {
  constexpr std::size_t kAlwaysExact = 15;
  if (digits.size() <= kAlwaysExact || digits.find_first_of(".eE") != std::string_view::npos) return false;
  return !Number(digits).is_safe_integer();
}

// The integer that a double holds instead; empty if it is too large for one.
std::string as_double(std::string_view digits) {
  double nearest = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), nearest).ec != std::errc()) return {};
  std::array<char, 320> written{};
  const auto end = std::to_chars(written.data(), written.data() + written.size(), nearest, std::chars_format::fixed, 0);
  return {written.data(), end.ptr};
}

// One pass over the nodes, which knows the way from the root to the present one.
class Remarker {
 public:
  Remarker(const Document& document, Findings& remarks) : document_(document), remarks_(remarks) {}

  void run() {
    const Node* const root = document_.root().node();
    for (const Node* node = root; node != root + root->extent; ++node) visit(node);
  }

 private:
  struct Step {  // an open container and the child being visited
    const Node* container;
    const Node* end;
    const Node* key = nullptr;  // Object: of the member
    std::size_t index = 0;      // Array: of the next item
    bool key_is_next = false;   // Object
  };

  void visit(const Node* node) {
    while (!path_.empty() && path_.back().end == node) path_.pop_back();
    const bool is_key = advance(node);
    // Originals stand in the order of the text, so what begins before something already seen is a copy.
    const bool is_copy = node->span.begin < furthest_;
    furthest_ = std::max(furthest_, node->span.begin);
    if (!is_key && node->kind == Kind::Number && !is_copy && loses_digits(node->text)) add_imprecise(node);
    if (node->kind != Kind::Array && node->kind != Kind::Object) return;
    path_.push_back({.container = node, .end = node + node->extent, .key_is_next = node->kind == Kind::Object});
    if (node->kind == Kind::Object && !is_copy) add_duplicates(node);
  }

  // Takes note of the child that `node` is; whether it is a key.
  bool advance(const Node* node) {
    if (path_.empty()) return false;
    Step& step = path_.back();
    if (step.container->kind == Kind::Array) {
      ++step.index;
      return false;
    }
    const bool is_key = step.key_is_next;
    if (is_key) step.key = node;
    step.key_is_next = !is_key;
    return is_key;
  }

  std::string pointer(std::size_t steps) const {
    std::string text;
    for (const Step& step : std::span(path_).first(steps)) {
      if (step.container->kind == Kind::Array) {
        append_index(text, step.index - 1);
      } else {
        append_token(text, step.key->text);
      }
    }
    return text;
  }

  void add_imprecise(const Node* number) {
    if (imprecise_++ >= kMaxRemarksPerCode) return;
    ValueFacts facts{.got = to_json_excerpt(Value(number)), .want = {}, .nearest = {}};
    if (std::string rounded = as_double(number->text); !rounded.empty()) facts.want.push_back(std::move(rounded));
    Finding finding = make_finding(Code::ImpreciseNumber, document_.place(Value(number)), std::move(facts));
    finding.instance = pointer(path_.size());
    remarks_.push_back(std::move(finding));
  }

  void add_duplicates(const Node* object) {
    keys_.clear();
    for (const Member& member : Value(object).members()) keys_.push_back(member.key.node());
    if (surely_distinct(keys_)) return;
    repeats_.clear();
    find_repeats(keys_, repeats_);
    if (repeats_.empty()) return;
    const std::string parent = pointer(path_.size() - 1);
    for (const Repeat& repeat : repeats_) {
      if (duplicates_++ >= kMaxRemarksPerCode) return;
      const std::string name(repeat.key->text);
      Finding finding = make_finding(Code::DuplicateKey, document_.place(Value(repeat.key)),
                                     NameFacts{.name = name, .nearest = {}, .because = {}});
      finding.instance = parent;
      append_token(finding.instance, name);
      finding.related.push_back({.where = document_.place(Value(repeat.first)), .label = "first written here"});
      remarks_.push_back(std::move(finding));
    }
  }

  const Document& document_;
  Findings& remarks_;
  std::vector<Step> path_;
  std::uint32_t furthest_ = 0;
  std::size_t imprecise_ = 0;
  std::size_t duplicates_ = 0;
  std::vector<const Node*> keys_;
  std::vector<Repeat> repeats_;
};

}  // namespace

void add_remarks(const Document& document, Findings& remarks) {
  Remarker(document, remarks).run();
}

}  // namespace contract::internal
