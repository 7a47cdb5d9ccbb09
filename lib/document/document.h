#pragma once
// One JSON or YAML value with everything under it, as it was written: spans, digits, duplicate keys.
//
// Nodes lie in one array in the order of the text, each knowing how many nodes its subtree takes.
// So a document is built and walked without recursion, however deep it is, a subtree is a slice,
// and a Value is one pointer.
#include <cassert>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/kind.h"
#include "source/span.h"

namespace contract::internal {

struct Node {
  Kind kind = Kind::Null;
  bool truth = false;          // Boolean
  bool decoded = false;        // String: `text` differs from the bytes of the source (escapes, YAML folding)
  std::uint32_t extent = 1;    // nodes of the subtree, this one included
  std::uint32_t size = 0;      // Array: items; Object: members
  Span span = {};              // of the whole value in the source, quotes and brackets included
  std::string_view text = {};  // String: the decoded characters. Number: a JSON number, digits as written
};

class Items;
class Members;

// A handle to one value. Cheap to copy; valid as long as its Document.
class Value {
 public:
  explicit Value(const Node* node) : node_(node) { assert(node != nullptr && "a Value names a node"); }

  Kind kind() const { return node_->kind; }
  bool is(Kind kind) const { return node_->kind == kind; }
  Span span() const { return node_->span; }

  bool boolean() const;                             // of a Boolean
  std::string_view string() const;                  // decoded text of a String
  std::string_view digits() const;                  // a Number as written, in JSON's grammar
  std::size_t size() const { return node_->size; }  // items or members; 0 for the others

  Items items() const;      // of an Array
  Members members() const;  // of an Object, in order, duplicate names included

  // The member called `name`; of several the last, as most readers take it. Nothing unless an Object has one.
  std::optional<Value> find(std::string_view name) const;

  const Node* node() const { return node_; }

 private:
  const Node* node_;
};

struct Member {
  Value key;  // a String
  Value value;
};

// Ranges over the children of a value, in document order.
class Items {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Value;
    explicit iterator(const Node* node) : node_(node) {}
    Value operator*() const { return Value(node_); }
    iterator& operator++() {
      node_ += node_->extent;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const Node* node_;
  };
  Items(const Node* first, const Node* end) : first_(first), end_(end) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(end_); }

 private:
  const Node* first_;
  const Node* end_;
};

class Members {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Member;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Member;
    explicit iterator(const Node* key) : key_(key) {}
    Member operator*() const { return {.key = Value(key_), .value = Value(key_ + 1)}; }
    iterator& operator++() {
      key_ += 1 + key_[1].extent;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const Node* key_;
  };
  Members(const Node* first, const Node* end) : first_(first), end_(end) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(end_); }

 private:
  const Node* first_;
  const Node* end_;
};

inline bool Value::boolean() const {
  assert(is(Kind::Boolean));
  return node_->truth;
}
inline std::string_view Value::string() const {
  assert(is(Kind::String));
  return node_->text;
}
inline std::string_view Value::digits() const {
  assert(is(Kind::Number));
  return node_->text;
}
inline Items Value::items() const {
  assert(is(Kind::Array));
  return {node_ + 1, node_ + node_->extent};
}
inline Members Value::members() const {
  assert(is(Kind::Object));
  return {node_ + 1, node_ + node_->extent};
}
inline std::optional<Value> Value::find(std::string_view name) const {
  if (!is(Kind::Object)) return std::nullopt;
  std::optional<Value> found;
  for (const Member& member : members()) {
    if (member.key.string() == name) found = member.value;
  }
  return found;
}

// Owns the nodes and the texts that differ from the source. Movable; Values stay valid when it moves.
class Document {
 public:
  SourceId source() const { return source_; }
  Value root() const { return Value(nodes_.data()); }
  Place place(Value value) const { return {.source = source_, .span = value.span()}; }

 private:
  friend class DocumentBuilder;
  SourceId source_ = SourceId::none;
  std::vector<Node> nodes_;
  std::deque<std::string> texts_;  // a deque, so that views into its strings survive growth
};

// Builds a Document from the events of a reader, in document order. Holds no recursion.
// The reader guarantees well-formed events: every begin has its end, keys and values alternate.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(SourceId source) { document_.source_ = source; }

  void null(Span span) { add({.kind = Kind::Null, .span = span}); }
  void boolean(bool value, Span span) { add({.kind = Kind::Boolean, .truth = value, .span = span}); }
  void number(std::string_view digits, Span span) { add({.kind = Kind::Number, .span = span, .text = digits}); }
  void string(std::string_view text, bool decoded, Span span) {
    add({.kind = Kind::String, .decoded = decoded, .span = span, .text = text});
  }
  void key(std::string_view text, bool decoded, Span span) {
    push({.kind = Kind::String, .decoded = decoded, .span = span, .text = text});
  }
  void begin(Kind kind, Span span);  // Array or Object; only `span.begin` matters yet
  void end(std::uint32_t end);       // closes the innermost container at byte offset `end`

  // Appends a copy of a closed subtree, such as the target of a YAML alias. `first` is its index.
  void copy(std::size_t first);

  // Keeps `text` for the document's life and returns a view of it.
  std::string_view keep(std::string text) { return document_.texts_.emplace_back(std::move(text)); }

  // Makes room for so many nodes, so that growing takes no more memory than they need.
  void reserve(std::size_t nodes) { document_.nodes_.reserve(nodes); }

  std::size_t node_count() const { return document_.nodes_.size(); }
  std::size_t depth() const { return open_.size(); }
  const Node& node(std::size_t index) const { return document_.nodes_[index]; }
  std::size_t innermost() const { return open_.back(); }  // index of the innermost open container

  Document finish() &&;  // all containers are closed and there is a root

 private:
  void add(Node node);
  void push(Node node) { document_.nodes_.push_back(node); }

  Document document_;
  std::vector<std::size_t> open_;
};

}  // namespace contract::internal
