#include "document/writer.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <vector>

#include "text/printable.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
constexpr std::string_view kEllipsis = "…";

void append_character(std::string& text, char32_t c) {
  constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
  constexpr std::string_view kShort = "\"\\bfnrt";
  const std::size_t index = c < 0x80 ? kEscaped.find(static_cast<char>(c)) : std::string_view::npos;
  if (index != std::string_view::npos) {
    text += '\\';
    text += kShort[index];
  } else if (is_printable(c)) {
    append_utf8(text, c);
  } else {
    append_unicode_escape(text, c);  // JSON asks for it below U+0020; beyond, so that no message is forged or hidden
  }
}

// Appends `text` as a string literal. Once `out` is longer than `limit` it stops before the next character, without
// the closing quote, and returns false.
bool append_quoted(std::string& out, std::string_view text, std::size_t limit) {
  out += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (out.size() >= limit) return false;
    if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
      out += text[offset++];
    } else {
      append_character(out, next_code_point(text, offset));
    }
  }
  out += '"';
  return true;
}

// Appends a scalar; false if `limit` cut it off.
bool append_scalar(std::string& out, Value value, std::size_t limit) {
  switch (value.kind()) {
    case Kind::Null: out += "null"; return true;
    case Kind::Boolean: out += value.boolean() ? "true" : "false"; return true;
    case Kind::String: return append_quoted(out, value.string(), limit);
    case Kind::Number: {
      const std::size_t room = limit - std::min(limit, out.size());
      out += value.digits().substr(0, room);
      return value.digits().size() <= room;
    }
    case Kind::Array:
    case Kind::Object: break;
  }
  assert(false && "containers are opened, not appended");
  return true;
}

// A container whose members are being written.
struct Open {
  const Node* container;
  const Node* end;
  std::size_t written = 0;  // children, keys included
  std::size_t depth = 0;
};

// What stands before the next child of `open`.
void append_separator(std::string& out, Open& open) {
  const bool member_value = open.container->kind == Kind::Object && open.written % 2 == 1;
  if (member_value) {
    out += ':';
  } else if (open.written > 0) {
    out += ',';
  }
  ++open.written;
}

// Writes JSON until it is complete or `out` is longer than `limit`. Returns whether it is complete.
bool write(std::string& out, Value value, std::size_t limit) {
  std::vector<Open> open;
  const Node* const end = value.node() + value.node()->extent;
  for (const Node* node = value.node();;) {
    while (!open.empty() && node == open.back().end) {
      out += open.back().container->kind == Kind::Array ? ']' : '}';
      open.pop_back();
    }
    if (node == end) return true;
    if (out.size() >= limit) return false;
    if (!open.empty()) append_separator(out, open.back());
    if (node->kind == Kind::Array || node->kind == Kind::Object) {
      out += node->kind == Kind::Array ? '[' : '{';
      open.push_back({.container = node, .end = node + node->extent});
    } else if (!append_scalar(out, Value(node), limit)) {
      return false;
    }
    ++node;
  }
}

void append_dump_line(std::string& out, Value value, std::size_t depth, bool is_key) {
  out.append(2 * depth, ' ');
  out += is_key ? "member" : to_string(value.kind());
  out += ' ';
  out += std::to_string(value.span().begin);
  out += "..";
  out += std::to_string(value.span().end);
  switch (value.kind()) {
    case Kind::Null: break;
    case Kind::Boolean:
    case Kind::Number:
    case Kind::String:
      out += ' ';
      append_scalar(out, value, kNoLimit);
      if (value.node()->decoded) out += " decoded";
      break;
    case Kind::Array:
    case Kind::Object:
      out += " size ";
      out += std::to_string(value.size());
      break;
  }
  out += '\n';
}

}  // namespace

std::string to_json(Value value) {
  std::string out;
  write(out, value, kNoLimit);
  return out;
}

std::string to_json_excerpt(Value value, std::size_t limit) {
  std::string out;
  if (!write(out, value, limit)) out += kEllipsis;
  return out;
}

std::string quote(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_quoted(out, text, kNoLimit);
  return out;
}

std::string quote_excerpt(std::string_view text, std::size_t limit) {
  std::string out;
  if (!append_quoted(out, text, limit)) {
    out += kEllipsis;
    out += '"';
  }
  return out;
}

std::string dump(const Document& document) {
  std::string out;
  std::vector<Open> open;
  const Node* const root = document.root().node();
  for (const Node* node = root; node != root + root->extent; ++node) {
    while (!open.empty() && node == open.back().end) open.pop_back();
    std::size_t depth = 0;
    bool is_key = false;
    if (!open.empty()) {
      Open& parent = open.back();
      const bool in_object = parent.container->kind == Kind::Object;
      is_key = in_object && parent.written % 2 == 0;
      depth = parent.depth + (in_object && !is_key ? 2 : 1);  // a member's value stands below its name
      ++parent.written;
    }
    append_dump_line(out, Value(node), depth, is_key);
    if (node->kind == Kind::Array || node->kind == Kind::Object) {
      open.push_back({.container = node, .end = node + node->extent, .depth = depth});
    }
  }
  return out;
}

}  // namespace contract::internal
