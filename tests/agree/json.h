#pragma once
// JSON values that can be built and changed: plain trees, where Documents are for reading. Small, so functions over
// them may recurse.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/kind.h"

namespace contract::agree {

using internal::Kind;

struct Json {
  Kind kind = Kind::Null;
  bool truth = false;                   // Boolean
  std::string text = {};                // String: its characters. Number: its digits
  std::vector<std::string> names = {};  // Object: of the members; a name may stand twice
  std::vector<Json> children = {};      // items, or the values of the members

  static Json boolean(bool truth) { return {.kind = Kind::Boolean, .truth = truth}; }
  static Json number(std::string digits) { return {.kind = Kind::Number, .text = std::move(digits)}; }
  static Json number(std::size_t count) { return number(std::to_string(count)); }
  static Json string(std::string_view text) { return {.kind = Kind::String, .text = std::string(text)}; }
  static Json array(std::vector<Json> items = {}) { return {.kind = Kind::Array, .children = std::move(items)}; }
  static Json object() { return {.kind = Kind::Object}; }

  bool is(Kind other) const { return kind == other; }

  // Adds a member; one of the same name stays.
  Json& add(std::string_view name, Json value);
  // The first member of this name, or null.
  const Json* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  void remove_member(std::string_view name);
  // Takes out a child, with its name if it has one.
  void remove(std::size_t child);
};

// This value and every one below it, in the order of the text. Valid until one of them changes its children.
std::vector<Json*> everything_in(Json& root);

std::string to_text(const Json& value);

}  // namespace contract::agree
