#include "document/equality.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <vector>

#include "document/number.h"

namespace contract::internal {
namespace {

// --- Equality -------------------------------------------------------------------------------------------------------

struct NodePair {
  Value a;
  Value b;
};

// The members that count, sorted by name: of several with one name the last.
std::vector<Member> effective_members(Value object) {
  std::vector<Member> members;
  members.reserve(object.size());
  for (const Member& member : object.members()) members.push_back(member);
  const auto name = [](const Member& member) { return member.key.string(); };
  std::ranges::sort(members, [&name](const Member& a, const Member& b) {
    const auto order = name(a) <=> name(b);
    return order != 0 ? order < 0 : a.key.node() > b.key.node();  // the last first, for unique() keeps the first
  });
  const auto repeated = std::ranges::unique(members, {}, name);
  members.erase(repeated.begin(), repeated.end());
  return members;
}

// Whether the values agree as far as can be seen without looking at children; these go to `open`.
bool agree(Value a, Value b, std::vector<NodePair>& open) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::Null: return true;
    case Kind::Boolean: return a.boolean() == b.boolean();
    case Kind::Number: return a.digits() == b.digits() || Number(a.digits()) == Number(b.digits());
    case Kind::String: return a.string() == b.string();
    case Kind::Array: {
      if (a.size() != b.size()) return false;
      auto other = b.items().begin();
      for (const Value item : a.items()) {
        open.push_back({.a = item, .b = *other});
        ++other;
      }
      return true;
    }
    case Kind::Object: {
      const std::vector<Member> members = effective_members(a);
      const std::vector<Member> others = effective_members(b);
      if (members.size() != others.size()) return false;
      for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].key.string() != others[i].key.string()) return false;
        open.push_back({.a = members[i].value, .b = others[i].value});
      }
      return true;
    }
  }
  assert(false && "kind is none of JSON's");
  return false;
}

// --- Hashes ---------------------------------------------------------------------------------------------------------

// The finalizer of SplitMix64: every bit of the input reaches every bit of the output.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t combine(std::uint64_t seed, std::uint64_t value) {
  return mix(seed + 0x9E3779B97F4A7C15U + value);
}

std::uint64_t seed_of(Kind kind) {
  return mix(static_cast<std::uint64_t>(kind) + 1);
}

std::uint64_t hash_text(Kind kind, std::string_view text) {
  return combine(seed_of(kind), std::hash<std::string_view>{}(text));
}

struct HashedMember {
  std::uint64_t key = 0;
  std::uint64_t value = 0;
  std::string_view name;
  std::size_t index = 0;
};

// Order of members must not matter, so their hashes are added up; of members with one name only the last is.
std::uint64_t hash_members(std::vector<HashedMember>& members) {
  std::ranges::sort(members, [](const HashedMember& a, const HashedMember& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.name != b.name) return a.name < b.name;
    return a.index > b.index;
  });
  const auto repeated = std::ranges::unique(members, {}, &HashedMember::name);
  std::uint64_t sum = 0;
  for (auto member = members.begin(); member != repeated.begin(); ++member) sum += combine(member->key, member->value);
  return combine(seed_of(Kind::Object), sum);
}

// Goes through the nodes of subtrees from the last to the first, so that children come before their container, and
// keeps the hashes of finished values on a stack: the children of a container are then on top, the first one topmost.
class Hasher {
 public:
  // Afterwards `hashes()` holds one entry per value of the slice [first, end), the last value's at the bottom.
  void add(const Node* first, const Node* end) {
    for (const Node* node = end; node != first;) add(Value(--node));
  }
  std::vector<std::uint64_t>& hashes() { return hashes_; }

 private:
  void add(Value value) {
    switch (value.kind()) {
      case Kind::Null: return hashes_.push_back(seed_of(Kind::Null));
      case Kind::Boolean: return hashes_.push_back(combine(seed_of(Kind::Boolean), value.boolean() ? 1 : 0));
      case Kind::Number: return hashes_.push_back(hash_text(Kind::Number, Number(value.digits()).canonical()));
      case Kind::String: return hashes_.push_back(hash_text(Kind::String, value.string()));
      case Kind::Array: return hashes_.push_back(take_items(value));
      case Kind::Object: return hashes_.push_back(take_members(value));
    }
  }

  std::uint64_t take() {
    const std::uint64_t hash = hashes_.back();
    hashes_.pop_back();
    return hash;
  }

  std::uint64_t take_items(Value array) {
    std::uint64_t hash = combine(seed_of(Kind::Array), array.size());
    for (std::size_t i = 0; i < array.size(); ++i) hash = combine(hash, take());
    return hash;
  }

  std::uint64_t take_members(Value object) {
    members_.clear();
    for (const Member& member : object.members()) {
      const std::uint64_t key = take();
      const std::uint64_t value = take();
      members_.push_back({.key = key, .value = value, .name = member.key.string(), .index = members_.size()});
    }
    return hash_members(members_);
  }

  std::vector<std::uint64_t> hashes_;
  std::vector<HashedMember> members_;
};

struct HashedItem {
  std::uint64_t hash = 0;
  std::size_t index = 0;
  const Node* node = nullptr;
};

}  // namespace

bool equal(Value a, Value b) {
  std::vector<NodePair> open{{.a = a, .b = b}};
  while (!open.empty()) {
    const NodePair pair = open.back();
    open.pop_back();
    if (pair.a.node() != pair.b.node() && !agree(pair.a, pair.b, open)) return false;
  }
  return true;
}

std::uint64_t hash(Value value) {
  Hasher hasher;
  hasher.add(value.node(), value.node() + value.node()->extent);
  assert(hasher.hashes().size() == 1 && "a value has one hash");
  return hasher.hashes().front();
}

std::optional<std::pair<std::size_t, std::size_t>> first_equal_items(Value array) {
  const Node* const node = array.node();
  Hasher hasher;
  hasher.add(node + 1, node + node->extent);
  std::vector<HashedItem> items;
  items.reserve(array.size());
  for (const Value item : array.items()) {
    items.push_back({.hash = hasher.hashes().back(), .index = items.size(), .node = item.node()});
    hasher.hashes().pop_back();
  }
  std::ranges::sort(items, [](const HashedItem& a, const HashedItem& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.index < b.index;
  });

  std::optional<std::pair<std::size_t, std::size_t>> found;
  for (auto group = items.begin(); group != items.end();) {
    const auto end =
        std::ranges::find_if(group, items.end(), [&](const HashedItem& i) { return i.hash != group->hash; });
    for (auto second = group; second != end; ++second) {
      if (found && second->index >= found->second) break;
      const auto first = std::find_if(group, second, [&second](const HashedItem& candidate) {
        return equal(Value(candidate.node), Value(second->node));
      });
      if (first != second) found = std::pair(first->index, second->index);
    }
    group = end;
  }
  return found;
}

}  // namespace contract::internal
