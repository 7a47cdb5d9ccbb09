#include "report/json_writer.h"

#include <cassert>
#include <utility>

#include "document/writer.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

// quote() makes it JSON; what is still not printable can only be a character that JSON takes as it is.
std::string printable_literal(std::string_view text) {
  const std::string literal = quote(text);
  std::string out;
  for (std::size_t offset = 0; offset < literal.size();) append_printable_at(out, literal, offset);
  return out;
}

}  // namespace

JsonWriter& JsonWriter::name(std::string_view name) {
  before_value();
  out_ += printable_literal(name);
  out_ += ": ";
  named_ = true;
  return *this;
}

void JsonWriter::string(std::string_view text) {
  before_value();
  out_ += printable_literal(text);
}

void JsonWriter::number(std::uint64_t value) {
  before_value();
  out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::json(std::string_view text) {
  before_value();
  out_ += text;
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  this->name(name).string(text);
}

void JsonWriter::member(std::string_view name, std::uint64_t value) {
  this->name(name).number(value);
}

void JsonWriter::member_if_any(std::string_view name, std::string_view text) {
  if (!text.empty()) member(name, text);
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  open_.push_back({.closing = bracket == '{' ? '}' : ']'});
}

void JsonWriter::end() {
  assert(!open_.empty() && !named_ && "each begin has one end, each name a value");
  const Open closed = open_.back();
  open_.pop_back();
  if (!closed.empty) new_line();
  out_ += closed.closing;
}

std::string JsonWriter::take() && {
  assert(open_.empty() && "each begin has its end");
  out_ += '\n';
  return std::move(out_);
}

void JsonWriter::before_value() {
  if (named_) {
    named_ = false;
    return;
  }
  if (open_.empty()) return;
  if (!open_.back().empty) out_ += ',';
  open_.back().empty = false;
  new_line();
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

}  // namespace contract::internal
