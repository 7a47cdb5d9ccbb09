#include "agree/json.h"

#include <algorithm>

#include "document/writer.h"

namespace contract::agree {

Json& Json::add(std::string_view name, Json value) {
  names.emplace_back(name);
  return children.emplace_back(std::move(value));
}

const Json* Json::find(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? nullptr : &children[static_cast<std::size_t>(found - names.begin())];
}

void Json::remove_member(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) remove(static_cast<std::size_t>(found - names.begin()));
}

void Json::remove(std::size_t child) {
  const auto at = static_cast<std::ptrdiff_t>(child);
  children.erase(children.begin() + at);
  if (kind == Kind::Object) names.erase(names.begin() + at);
}

std::vector<Json*> everything_in(Json& root) {
  std::vector<Json*> found{&root};
  for (std::size_t at = 0; at < found.size(); ++at) {
    Json& value = *found[at];
    std::vector<Json*> below;
    for (Json& child : value.children) below.push_back(&child);
    found.insert(found.begin() + static_cast<std::ptrdiff_t>(at) + 1, below.begin(), below.end());
  }
  return found;
}

std::string to_text(const Json& value) {
  switch (value.kind) {
    case Kind::Null: return "null";
    case Kind::Boolean: return value.truth ? "true" : "false";
    case Kind::Number: return value.text;
    case Kind::String: return internal::quote(value.text);
    case Kind::Array:
    case Kind::Object: break;
  }
  const bool is_object = value.is(Kind::Object);
  std::string text(1, is_object ? '{' : '[');
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    if (i > 0) text += ',';
    if (is_object) text += internal::quote(value.names[i]) + ':';
    text += to_text(value.children[i]);
  }
  return text + (is_object ? '}' : ']');
}

}  // namespace contract::agree
