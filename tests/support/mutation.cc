#include "support/mutation.h"

#include <array>

#include "document/number.h"
#include "document/writer.h"

namespace contract::tests {

using namespace internal;

namespace {

std::string_view slice(std::string_view text, Value value) {
  return text.substr(value.span().begin, value.span().end - value.span().begin);
}

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string text(1, open);
  for (const std::string& part : parts) {
    if (text.size() > 1) text += ',';
    text += part;
  }
  return text + close;
}

// Integers only change by one; what else is a number becomes one.
std::string neighbour(std::string_view digits, bool up) {
  const auto integer = Number(digits).to_int64();
  return std::to_string(integer.value_or(0) + (up ? 1 : -1));
}

}  // namespace

std::string Mutator::mutate(const Document& document, std::string_view text) {
  std::vector<Value> values;
  const Node* end = document.root().node() + document.root().node()->extent;
  for (const Node* node = document.root().node(); node != end; ++node) values.emplace_back(node);
  const Value value = values[pick(values.size())];
  std::string mutated(text);
  return mutated.replace(value.span().begin, slice(text, value).size(), replacement(value, text));
}

// Keys are values too: they are given other strings only, so that the text stays JSON.
std::string Mutator::replacement(Value value, std::string_view text) {
  static constexpr std::array<std::string_view, 9> kOthers{"null", "true", "0",  "1.5", "-3",
                                                           "\"\"", "[]",   "{}", "[{}]"};
  const bool is_key = value.is(Kind::String) && text.substr(value.span().end).starts_with(":");
  if (!is_key && pick(3) == 0) return std::string(kOthers[pick(kOthers.size())]);
  switch (value.kind()) {
    case Kind::Null: return "false";
    case Kind::Boolean: return value.boolean() ? "false" : "true";
    case Kind::Number: return neighbour(value.digits(), pick(2) == 0);
    case Kind::String: return changed_string(value.string());
    case Kind::Array: return changed_array(value, text);
    case Kind::Object: return changed_object(value, text);
  }
  return {};
}

std::string Mutator::changed_string(std::string_view text) {
  switch (pick(5)) {
    case 0: return quote(text.substr(0, text.size() / 2));
    case 1: return quote(std::string(text) + "é");
    case 2: return quote("x" + std::string(text));
    case 3: return quote(std::string(text) + std::string(text));
    default: return quote(words_[pick(words_.size())]);
  }
}

std::string Mutator::changed_array(Value array, std::string_view text) {
  std::vector<std::string> items;
  for (const Value item : array.items()) items.emplace_back(slice(text, item));
  if (items.empty()) return "[null]";
  const auto chosen = items.begin() + static_cast<std::ptrdiff_t>(pick(items.size()));
  switch (pick(3)) {
    case 0: items.erase(chosen); break;
    case 1: items.push_back(std::string(*chosen)); break;
    default: items.clear(); break;
  }
  return joined(items, '[', ']');
}

std::string Mutator::changed_object(Value object, std::string_view text) {
  std::vector<std::string> members;
  for (const auto& [key, value] : object.members()) {
    members.push_back(std::string(slice(text, key)) + ':' + std::string(slice(text, value)));
  }
  if (members.empty()) return R"({"value":1})";
  const auto chosen = members.begin() + static_cast<std::ptrdiff_t>(pick(members.size()));
  switch (pick(4)) {
    case 0: members.push_back(quote(words_[pick(words_.size())]) + ":null"); break;
    case 1: members.clear(); break;
    default: members.erase(chosen); break;
  }
  return joined(members, '{', '}');
}

}  // namespace contract::tests
