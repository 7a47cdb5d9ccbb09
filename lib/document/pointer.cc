#include "document/pointer.h"

#include <cassert>
#include <charconv>

#include "text/uri.h"

namespace contract::internal {
namespace {

// RFC 6901 section 4: an array index has no leading zero; "-" names no existing item.
std::optional<Value> item_at(Value array, std::string_view token) {
  std::size_t index = 0;
  const char* const end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, index);
  const bool leading_zero = token.size() > 1 && token.front() == '0';
  if (error != std::errc() || stop != end || leading_zero || index >= array.size()) return std::nullopt;
  auto item = array.items().begin();
  for (; index > 0; --index) ++item;
  return *item;
}

}  // namespace

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_index(std::string& pointer, std::size_t index) {
  pointer += '/';
  pointer += std::to_string(index);
}

std::string unescape_token(std::string_view token) {
  std::string plain;
  plain.reserve(token.size());
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      plain += token[++i] == '1' ? '/' : '~';
    } else {
      plain += token[i];
    }
  }
  return plain;
}

std::string pointer_to(Value root, Value below) {
  std::string pointer;
  const auto holds = [&below](Value value) {
    return below.node() >= value.node() && below.node() < value.node() + value.node()->extent;
  };
  assert(holds(root) && "a pointer leads down");
  Value at = root;
  while (at.node() != below.node()) {
    std::optional<Value> next;
    if (at.is(Kind::Object)) {
      for (const Member& member : at.members()) {
        if (!holds(member.value)) continue;
        append_token(pointer, member.key.string());
        next = member.value;
        break;
      }
    } else {
      std::size_t index = 0;
      for (const Value item : at.items()) {
        if (holds(item)) {
          append_index(pointer, index);
          next = item;
          break;
        }
        ++index;
      }
    }
    if (!next) break;  // `below` is the name of a member: its object is as near as a pointer comes
    at = *next;
  }
  return pointer;
}

std::string pointer_fragment(std::string_view pointer) {
  return percent_encode(pointer, "/?:@!$&'()*+,;=-._~");  // what RFC 3986, section 3.5, lets stand
}

bool is_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  for (std::size_t i = text.find('~'); i != std::string_view::npos; i = text.find('~', i + 1)) {
    if (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')) return false;
  }
  return true;
}

std::optional<Value> resolve_pointer(Value root, std::string_view pointer) {
  if (!is_pointer(pointer)) return std::nullopt;
  std::optional<Value> at = root;
  while (!pointer.empty() && at) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    if (at->is(Kind::Array)) {
      at = item_at(*at, token);
    } else if (token.find('~') == std::string_view::npos) {
      at = at->find(token);
    } else {
      at = at->find(unescape_token(token));
    }
  }
  return at;
}

}  // namespace contract::internal
