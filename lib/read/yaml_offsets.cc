#include "read/yaml_offsets.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kBlanks = " \t";

// The escapes of one character (YAML 1.2.2 section 5.7), each with what it stands for.
struct ShortEscape {
  char letter;
  char32_t meaning;
};
constexpr ShortEscape kShortEscapes[] = {
    {'0', 0x00}, {'a', 0x07},  {'b', 0x08}, {'t', 0x09}, {'\t', 0x09},  {'n', 0x0A},
    {'v', 0x0B}, {'f', 0x0C},  {'r', 0x0D}, {'e', 0x1B}, {' ', ' '},    {'"', '"'},
    {'/', '/'},  {'\\', '\\'}, {'N', 0x85}, {'_', 0xA0}, {'L', 0x2028}, {'P', 0x2029},
};

std::size_t digits_of_escape(char letter) {
  switch (letter) {
    case 'x': return 2;
    case 'u': return 4;
    case 'U': return 8;
    default: return 0;
  }
}

// Holds what is written against the value, piece by piece.
class Alignment {
 public:
  Alignment(std::string_view literal, std::uint32_t start, std::string_view value)
      : literal_(literal), start_(start), value_(value) {}

  std::optional<OffsetMap> run() {
    const char first = literal_.empty() ? '\0' : literal_.front();
    const bool fits = first == '|' || first == '>' ? block(first == '>') : flow(first);
    if (!fits || inner_ != value_.size()) return std::nullopt;
    step_to(at_);
    return std::move(offsets_);
  }

 private:
  // ---- plain and quoted scalars

  bool flow(char quote) {
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted && (literal_.size() < 2 || literal_.back() != quote)) return false;
    at_ = quoted ? 1 : 0;
    end_ = literal_.size() - (quoted ? 1 : 0);
    while (at_ < end_) {
      if (!flow_piece(quote)) return false;
    }
    return true;
  }

  bool flow_piece(char quote) {
    if (is_fold()) return fold();
    if (quote == '"' && literal_[at_] == '\\') return escape();
    if (quote == '\'' && literal_[at_] == '\'') return written("'", 2);
    // Whole runs, so that no blank is looked at twice.
    const std::string_view ends = kBlanks.find(literal_[at_]) == std::string_view::npos ? "\\' \t\r\n" : "";
    const std::size_t next =
        ends.empty() ? literal_.find_first_not_of(kBlanks, at_) : literal_.find_first_of(ends, at_ + 1);
    const std::size_t bytes = std::min(next, end_) - at_;
    return written(literal_.substr(at_, bytes), bytes);
  }

  // Whether nothing but blanks stands before the end of the line.
  bool is_fold() const {
    const std::size_t break_at = literal_.find_first_not_of(kBlanks, at_);
    return break_at < end_ && (literal_[break_at] == '\n' || literal_.substr(break_at, 2) == "\r\n");
  }

  // Line breaks with the blanks around them: one is a space, of several all but the first are kept (section 6.5).
  bool fold() {
    const std::size_t first = at_;
    std::size_t breaks = 0;
    while (at_ < end_ && is_fold()) {
      at_ = literal_.find('\n', at_) + 1;
      ++breaks;
    }
    skip_blanks();
    return expect(breaks == 1 ? std::string(1, ' ') : std::string(breaks - 1, '\n'), first);
  }

  bool escape() {
    const std::size_t first = at_++;
    if (at_ >= end_) return false;
    if (literal_[at_] == '\n' || literal_.substr(at_, 2) == "\r\n") return escaped_break(first);
    const char letter = literal_[at_++];
    if (const std::size_t digits = digits_of_escape(letter); digits != 0) return numeric_escape(first, digits);
    const auto* const known = std::ranges::find(kShortEscapes, letter, &ShortEscape::letter);
    return known != std::end(kShortEscapes) && expect(utf8(known->meaning), first);
  }

  bool escaped_break(std::size_t first) {
    at_ = literal_.find('\n', at_) + 1;
    std::size_t breaks = 0;
    while (at_ < end_ && is_fold()) {
      at_ = literal_.find('\n', at_) + 1;
      ++breaks;
    }
    skip_blanks();
    return expect(std::string(breaks, '\n'), first);
  }

  bool numeric_escape(std::size_t first, std::size_t digits) {
    if (at_ + digits > end_) return false;
    char32_t code_point = 0;
    for (const char digit : literal_.substr(at_, digits)) {
      if (!is_hex_digit(digit)) return false;
      code_point = code_point * 16 + hex_value(digit);
    }
    at_ += digits;
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point <= 0x10FFFF && !is_surrogate && expect(utf8(code_point), first);
  }

  // ---- blocks

  bool block(bool folded) {
    end_ = literal_.size();
    at_ = next_line(0);
    const std::optional<std::size_t> indent = block_indent();
    if (!indent) return value_.empty();
    while (inner_ < value_.size()) {
      if (at_ >= end_) return rest_is_breaks();
      if (!block_line(*indent, folded)) return false;
    }
    return true;
  }

  // Line breaks that are kept at the end (`|+`) stand behind the scalar.
  bool rest_is_breaks() {
    const bool breaks_only = value_.find_first_not_of('\n', inner_) == std::string_view::npos;
    return breaks_only && expect(value_.substr(inner_), end_);
  }

  // How far the lines are indented: further than what is left of the indentation in the value.
  std::optional<std::size_t> block_indent() const {
    std::size_t line = at_;
    while (line < end_ && is_blank(line)) line = next_line(line);
    if (line >= end_) return std::nullopt;
    const std::size_t written = literal_.find_first_not_of(' ', line) - line;
    const std::size_t text = std::min(value_.find_first_not_of('\n'), value_.size());
    const std::size_t kept = std::min(value_.find_first_not_of(' ', text), value_.size()) - text;
    if (kept > written) return std::nullopt;
    return written - kept;
  }

  bool block_line(std::size_t indent, bool folded) {
    const std::size_t next = next_line(at_);
    const std::size_t begin = std::min(at_ + indent, line_end(at_));
    if (!expect(literal_.substr(begin, line_end(at_) - begin), begin)) return false;
    const std::size_t break_at = line_end(at_);
    at_ = next;
    if (inner_ == value_.size()) return true;
    if (!folded) return expect("\n", break_at);
    std::size_t breaks = 1;
    while (at_ < end_ && is_blank(at_)) {
      at_ = next_line(at_);
      ++breaks;
    }
    if (breaks == 1 && value_[inner_] == ' ') return expect(" ", break_at);
    const std::size_t kept = std::min(value_.find_first_not_of('\n', inner_), value_.size()) - inner_;
    // Beside lines that are indented further all breaks are kept, elsewhere all but one.
    return (kept == breaks || kept + 1 == breaks) && expect(std::string(kept, '\n'), break_at);
  }

  std::size_t next_line(std::size_t offset) const {
    const std::size_t line_break = literal_.find('\n', offset);
    return line_break == std::string_view::npos ? literal_.size() : line_break + 1;
  }

  // Before the line break.
  std::size_t line_end(std::size_t offset) const {
    const std::size_t end = std::min(literal_.find('\n', offset), literal_.size());
    return end > offset && end < literal_.size() && literal_[end - 1] == '\r' ? end - 1 : end;
  }

  bool is_blank(std::size_t line) const {
    return std::min(literal_.find_first_not_of(' ', line), literal_.size()) >= line_end(line);
  }

  // ---- both

  void skip_blanks() { at_ = std::min(literal_.find_first_not_of(kBlanks, at_), end_); }

  static std::string utf8(char32_t code_point) {
    std::string text;
    append_utf8(text, code_point);
    return text;
  }

  // A piece that takes `bytes` bytes at the present place.
  bool written(std::string_view piece, std::size_t bytes) {
    const std::size_t first = at_;
    at_ += bytes;
    return expect(piece, first);
  }

  // The value goes on with `piece`, which is written at `first`.
  bool expect(std::string_view piece, std::size_t first) {
    if (!value_.substr(inner_).starts_with(piece)) return false;
    if (piece.empty()) return true;
    step_to(first);
    inner_ += piece.size();
    return true;
  }

  void step_to(std::size_t offset) {
    const OffsetStep step{.inner = static_cast<std::uint32_t>(inner_),
                          .outer = start_ + static_cast<std::uint32_t>(offset)};
    const bool goes_on =
        !offsets_.empty() && offsets_.back().outer + (step.inner - offsets_.back().inner) == step.outer;
    if (!goes_on) offsets_.push_back(step);
  }

  std::string_view literal_;
  std::uint32_t start_;
  std::string_view value_;
  std::size_t at_ = 0;     // in the literal
  std::size_t end_ = 0;    // of what can be written in it
  std::size_t inner_ = 0;  // in the value
  OffsetMap offsets_;
};

}  // namespace

std::optional<OffsetMap> offsets_of_yaml_scalar(std::string_view literal, std::uint32_t start, std::string_view value) {
  return Alignment(literal, start, value).run();
}

}  // namespace contract::internal
