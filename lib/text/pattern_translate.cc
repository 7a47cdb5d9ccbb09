#include "text/pattern_translate.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/pattern_class.h"
#include "text/pattern_cursor.h"
#include "text/pattern_groups.h"
#include "text/pattern_repeat.h"

namespace contract::internal {
namespace {

constexpr std::uint64_t kMaxRepeatOfRe2 = 1000;
// What must be there more often than this is refused; writing it out for PCRE2 would take too much room.
constexpr std::uint64_t kMaxLeastRepeat = 1'000'000;

struct Flags {  // of (?ims:…)
  bool ignore_case = false;
  bool multiline = false;
  bool dot_all = false;
};

struct OpenGroup {
  std::size_t offset;  // in the pattern
  std::size_t start;   // in the translation
  bool repeatable;
  Flags outside;
};

// One pass over the pattern; open groups are on a stack of our own, so that nesting cannot exhaust the machine's.
class Translator {
 public:
  Translator(std::string_view ecma, EngineSyntax syntax, PatternGroups groups)
      : cursor_(ecma), groups_(std::move(groups)), style_{.syntax = syntax} {}

  bool translate() {
    while (!cursor_.at_end()) {
      if (!translate_term()) return false;
      if (out_.text.size() > kMaxTranslatedBytes) {
        return cursor_.fail(cursor_.offset(), "the repeats up to here multiply beyond what can be searched");
      }
    }
    if (!open_.empty()) return cursor_.fail(open_.back().offset, "a group is opened here and never closed");
    out_.beyond_re2 = out_.beyond_re2 || style_.beyond_re2;
    return true;
  }

  Translation take_translation() { return std::move(out_); }
  const PatternProblem& problem() const { return cursor_.problem(); }

 private:
  bool translate_term();
  bool translate_escape();
  bool open_group();
  bool open_lookaround(std::string_view opening, std::size_t start);
  bool read_flags(std::size_t start);
  bool push_group(std::size_t start, std::string_view opening, bool repeatable);
  bool close_group();
  bool refer_to(std::size_t group);
  bool refer_by_number(std::size_t start);
  bool append_repeat(std::size_t start, Repeat repeat);
  void append_line_boundary(bool at_start);

  void begin_atom() { atom_ = out_.text.size(); }
  bool assertion(std::string_view text) {
    out_.text += text;
    atom_.reset();
    return true;
  }
  bool character(char32_t c) {
    begin_atom();
    append_character(out_.text, c);
    return true;
  }

  PatternCursor cursor_;
  PatternGroups groups_;
  CharacterStyle style_;
  Flags flags_;
  Translation out_;
  std::vector<OpenGroup> open_;
  std::optional<std::size_t> atom_;  // where in the translation that begins which a repeat would repeat
};

bool Translator::translate_term() {
  const std::size_t start = cursor_.offset();
  const char32_t c = cursor_.next();
  switch (c) {
    case U'|': return assertion("|");
    case U'^':
      if (flags_.multiline) {
        append_line_boundary(true);
        return true;
      }
      return assertion("^");
    case U'$':
      if (flags_.multiline) {
        append_line_boundary(false);
        return true;
      }
      return assertion("\\z");
    case U'.':
      begin_atom();
      if (flags_.dot_all) {
        out_.text += kAnyCharacter;
      } else {
        out_.text.append("[^").append(kLineTerminators).append("]");
      }
      return true;
    case U'[': begin_atom(); return read_class(cursor_, style_, out_.text);
    case U'\\': return translate_escape();
    case U'(': return open_group();
    case U')': return close_group();
    case U'*': return append_repeat(start, {.least = 0, .most = std::nullopt});
    case U'+': return append_repeat(start, {.least = 1, .most = std::nullopt});
    case U'?': return append_repeat(start, {.least = 0, .most = 1});
    case U'{': {
      if (const std::optional<Repeat> repeat = read_braces(cursor_)) return append_repeat(start, *repeat);
      if (sees_repeat_without_least(cursor_)) {
        return cursor_.fail(start, "a repeat without a lower bound is not ECMA-262; write {0,…}");
      }
      return character(c);
    }
    default: return character(c);
  }
}

void Translator::append_line_boundary(bool at_start) {
  out_.beyond_re2 = true;  // its (?m) knows the line feed only
  out_.text.append(at_start ? "(?:^|(?<=[" : "(?:\\z|(?=[").append(kLineTerminators).append("]))");
  atom_.reset();
}

bool Translator::translate_escape() {
  const std::size_t start = cursor_.offset() - 1;
  if (cursor_.take("b")) return assertion("\\b");
  if (cursor_.take("B")) {
    // RE2 searches byte by byte, so its \B would also match between the bytes of one character.
    out_.beyond_re2 = true;
    return assertion("\\B");
  }
  if (cursor_.take("k")) {
    const std::string_view rest = cursor_.rest();
    const std::size_t close = rest.find('>');
    if (!rest.starts_with('<') || close == std::string_view::npos) {
      return cursor_.fail(start, "\\k is followed by the name of a group: \\k<name>");
    }
    const std::size_t group = groups_.number_of(rest.substr(1, close - 1));
    if (group == 0) return cursor_.fail(start, "no group has this name");
    cursor_.back_to(cursor_.offset() + close + 1);
    return refer_to(group);
  }
  if (cursor_.peek() >= '1' && cursor_.peek() <= '9') return refer_by_number(start);
  CharacterEscape escape;
  if (!read_character_escape(cursor_, style_, escape)) return false;
  if (const auto* c = std::get_if<char32_t>(&escape)) return character(*c);
  begin_atom();
  out_.text.append("[").append(std::get<CharacterSet>(escape).members).append("]");
  return true;
}

bool Translator::refer_by_number(std::size_t start) {
  std::size_t group = 0;
  while (is_ascii_digit(cursor_.peek())) {
    group = std::min<std::size_t>(group * 10 + hex_value(cursor_.peek()), groups_.names.size() + 1);
    cursor_.next();
  }
  if (group > groups_.names.size()) return cursor_.fail(start, "there are fewer groups than this refers to");
  return refer_to(group);
}

bool Translator::refer_to(std::size_t group) {
  out_.beyond_re2 = true;
  begin_atom();
  out_.text.append("\\g{").append(std::to_string(group)).append("}");
  return true;
}

bool Translator::push_group(std::size_t start, std::string_view opening, bool repeatable) {
  if (open_.size() == kMaxPatternDepth) return cursor_.fail(start, "groups are nested too deep here");
  open_.push_back({.offset = start, .start = out_.text.size(), .repeatable = repeatable, .outside = flags_});
  return assertion(opening);
}

bool Translator::open_lookaround(std::string_view opening, std::size_t start) {
  out_.beyond_re2 = true;
  const bool behind = opening[2] == '<';
  if (behind && !out_.lookbehind) out_.lookbehind = start;
  return push_group(start, opening, !behind);
}

bool Translator::open_group() {
  const std::size_t start = cursor_.offset() - 1;
  for (const std::string_view opening : {"(?=", "(?!", "(?<=", "(?<!"}) {
    if (cursor_.take(opening.substr(1))) return open_lookaround(opening, start);
  }
  if (cursor_.take("?:")) return push_group(start, "(?:", true);
  const bool named = cursor_.take("?<");
  if (named || cursor_.peek() != '?') {
    if (named) cursor_.back_to(cursor_.offset() + cursor_.rest().find('>') + 1);
    return push_group(start, groups_.referred_to ? "(" : "(?:", true);
  }
  return read_flags(start);
}

bool Translator::read_flags(std::size_t start) {
  if (cursor_.rest().starts_with("?P")) return cursor_.fail(start, "(?P…) is Python; ECMA-262 has (?<name>…)");
  if (cursor_.rest().starts_with("?#")) return cursor_.fail(start, "ECMA-262 has no comments in patterns");
  if (cursor_.rest().starts_with("?>")) return cursor_.fail(start, "ECMA-262 has no atomic groups");
  cursor_.take("?");
  Flags inside = flags_;
  bool value = true;
  std::string seen;
  while (!cursor_.take(":")) {
    const char letter = cursor_.peek();
    if (letter == ')' && !seen.empty()) {
      return cursor_.fail(start, "flags hold for a group only: (?i:…), not for the rest of the pattern");
    }
    if (cursor_.at_end() || seen.find(letter) != std::string::npos) {
      return cursor_.fail(start, "no kind of group begins like this");
    }
    switch (letter) {
      case 'i': inside.ignore_case = value; break;
      case 'm': inside.multiline = value; break;
      case 's': inside.dot_all = value; break;
      case '-': value = false; break;
      default: return cursor_.fail(start, "no kind of group begins like this");
    }
    seen += letter;
    cursor_.next();
  }
  if (seen == "-") return cursor_.fail(start, "no kind of group begins like this");
  if (!push_group(start, inside.ignore_case ? "(?i:" : "(?-i:", true)) return false;
  flags_ = inside;
  style_.ignore_case = inside.ignore_case;
  return true;
}

bool Translator::close_group() {
  if (open_.empty()) return cursor_.fail(cursor_.offset() - 1, "no group is open that this could close");
  const OpenGroup group = open_.back();
  open_.pop_back();
  out_.text += ')';
  flags_ = group.outside;
  style_.ignore_case = flags_.ignore_case;
  atom_.reset();
  if (group.repeatable) atom_ = group.start;
  return true;
}

bool Translator::append_repeat(std::size_t start, Repeat repeat) {
  if (!atom_) return cursor_.fail(start, "there is nothing here to repeat");
  if (repeat.most && *repeat.most < repeat.least) {
    return cursor_.fail(start, "the bounds of this repeat are the wrong way round");
  }
  if (style_.syntax == EngineSyntax::Pcre2 && repeat.least > kMaxLeastRepeat) {
    return cursor_.fail(start, "this repeat asks for more than a million");
  }
  if (repeat.most && *repeat.most > kLongestBacktracked) repeat.most.reset();
  if (std::max(repeat.least, repeat.most.value_or(0)) > kMaxRepeatOfRe2) out_.beyond_re2 = true;
  const std::string atom = out_.text.substr(*atom_);
  out_.text.resize(*atom_);
  const std::string_view lazy = cursor_.take("?") ? "?" : "";
  atom_.reset();
  if (repeat.most != 0 && style_.syntax == EngineSyntax::Pcre2 && !groups_.referred_to) {
    append_written_out(out_.text, atom, repeat, lazy);
  } else if (repeat.most != 0) {
    // Written out, a group that something refers back to would be there twice; PCRE2 refuses it if it must.
    append_repeated(out_.text, atom, repeat, lazy);
  } else if (style_.syntax == EngineSyntax::Pcre2 && groups_.referred_to) {
    // It stays, as its groups count. Its empty branch is for PCRE2 10.42, which takes "(?:a|^b){0}" for anchored.
    out_.text.append("(?:|").append(atom).append("){0}");
  }
  return true;
}

}  // namespace

std::variant<Translation, PatternProblem> translate_pattern(std::string_view ecma, EngineSyntax syntax) {
  if (const std::optional<std::size_t> invalid = first_invalid_utf8(ecma)) {
    return PatternProblem{*invalid, "the pattern is not well-formed UTF-8"};
  }
  auto groups = find_groups(ecma);
  if (const auto* problem = std::get_if<PatternProblem>(&groups)) return *problem;
  Translator translator(ecma, syntax, std::get<PatternGroups>(std::move(groups)));
  if (!translator.translate()) return translator.problem();
  return translator.take_translation();
}

}  // namespace contract::internal
