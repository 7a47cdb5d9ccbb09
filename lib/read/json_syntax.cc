#include "read/json_syntax.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>

#include "document/writer.h"
#include "read/encoding.h"
#include "read/json_number.h"
#include "text/utf8.h"

namespace contract::internal {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";
constexpr std::size_t kExcerpt = 40;

struct Explanation {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::string help;
  bool about_container = false;            // where it was opened helps
  std::optional<std::string> quoted = {};  // what of the text stands in the place of `{}` in `text`
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '-' || c == '+' || c == '.';
}

bool in(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

std::string code(std::string_view text) {
  std::string quoted = "`";
  quoted += text.substr(0, kExcerpt);
  if (text.size() > kExcerpt) quoted += "…";
  quoted += '`';
  return quoted;
}

// U+00A0
std::string code_point_name(char32_t code_point) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) name += kHex[(code_point >> static_cast<unsigned>(shift)) & 0xFU];
  return name;
}

std::string_view article(Kind container) {
  return container == Kind::Array ? "an array" : "an object";
}

// Explains one error. Holds what all explanations look at.
class Explainer {
 public:
  Explainer(std::string_view text, const JsonError& error, const std::optional<OpenContainer>& container,
            std::string_view unit)
      : text_(text), at_(std::min(error.offset, text.size())), error_(error), container_(container), unit_(unit) {
    const std::size_t last = at_ == 0 ? std::string_view::npos : text_.find_last_not_of(kWhiteSpace, at_ - 1);
    if (last != std::string_view::npos) before_ = last;
  }

  Explanation explain() const {
    switch (error_.problem) {
      case JsonProblem::ValueExpected: return value_expected();
      case JsonProblem::NameExpected: return name_expected();
      case JsonProblem::ColonExpected: return colon_expected();
      case JsonProblem::SeparatorExpected: return separator_expected();
      case JsonProblem::EndExpected: return end_expected();
      case JsonProblem::OpenString: return open_string();
      case JsonProblem::ControlCharacter: return control_character();
      case JsonProblem::BadEscape: return bad_escape();
      case JsonProblem::LoneSurrogate: return lone_surrogate();
      case JsonProblem::BadNumber: return bad_number();
    }
    assert(false && "problem is none of the list");
    return {};
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  char here() const { return text_[at_]; }
  bool after(char c) const { return before_ && text_[*before_] == c; }
  bool starts_with(std::string_view prefix) const { return text_.substr(at_).starts_with(prefix); }

  std::size_t word_end(std::size_t begin) const {
    while (begin < text_.size() && is_word(text_[begin])) ++begin;
    return begin;
  }

  // One character, as a message shows it.
  std::string character() const {
    std::size_t next = at_;
    next_code_point(text_, next);
    const std::string_view bytes = text_.substr(at_, next - at_);
    return here() > ' ' && here() < 0x7F ? code(bytes) : quote(bytes);
  }

  Explanation here_is(std::string text, std::string help = {}) const {
    std::size_t next = at_;
    if (!at_end()) next_code_point(text_, next);
    return {.begin = at_, .end = next, .text = std::move(text), .help = std::move(help)};
  }

  // The words about one character, with `{}` in its place.
  Explanation character_is(std::string text, std::string help = {}) const {
    Explanation explanation = here_is(std::move(text), std::move(help));
    explanation.quoted = character();
    return explanation;
  }

  Explanation word_is(std::size_t begin, std::string_view text, std::string help) const {
    const std::size_t end = word_end(begin);
    return {.begin = begin,
            .end = end,
            .text = "{}" + std::string(text),
            .help = std::move(help),
            .quoted = code(text_.substr(begin, end - begin))};
  }

  // White space at the end is passed over, so that the finding stands in a line with something in it.
  Explanation file_ends() const {
    const std::size_t end = before_ ? *before_ + 1 : at_;
    std::string text = unit_ends() + ' ';
    text += container_ ? "inside " : "before a value";
    if (container_) text += article(container_->kind);
    std::string help;
    if (container_) help = container_->kind == Kind::Array ? "close it with `]`" : "close it with `}`";
    return {.begin = end, .end = end, .text = std::move(text), .help = std::move(help), .about_container = true};
  }

  std::string unit_ends() const { return "the " + std::string(unit_) + " ends"; }

  Explanation wrong_bracket() const {
    const bool array = container_->kind == Kind::Array;
    Explanation explanation = here_is(array ? "an array is closed with `}`" : "an object is closed with `]`",
                                      array ? "close it with `]`" : "close it with `}`");
    explanation.about_container = true;
    return explanation;
  }

  bool is_wrong_bracket() const { return container_ && here() == (container_->kind == Kind::Array ? '}' : ']'); }

  std::size_t comment_end() const {
    const bool block = starts_with("/*");
    const std::size_t end = block ? text_.find("*/", at_) : text_.find_first_of("\r\n", at_);
    if (end == std::string_view::npos) return text_.size();
    return block ? end + 2 : end;
  }

  // What never stands between tokens, whatever was expected there.
  std::optional<Explanation> foreign() const {
    if (starts_with("//") || starts_with("/*") || here() == '#') {
      return Explanation{
          .begin = at_, .end = comment_end(), .text = "JSON has no comments", .help = "take the comment out"};
    }
    if (here() == '\'' || here() == '`') {
      return here_is("a string stands in single quotes", "write it in double quotes: `\"…\"`");
    }
    for (const std::string_view curly : {"“", "”", "„", "‘", "’", "«", "»"}) {
      if (starts_with(curly)) {
        return here_is("a string stands in typographic quotes", "write it in straight double quotes: `\"…\"`");
      }
    }
    for (const char32_t space : {0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x202F, 0x3000, 0xFEFF}) {
      std::string bytes;
      append_utf8(bytes, space);
      if (starts_with(bytes)) {
        return here_is("the character " + code_point_name(space) + " looks like a space but is none to JSON",
                       "replace it with an ordinary space");
      }
    }
    if (static_cast<unsigned char>(here()) < 0x20) return here_is("a control character stands between two tokens");
    return std::nullopt;
  }

  // A word where a value has to be; `begin` is its first letter.
  Explanation wrong_word(std::size_t begin) const {
    struct Slip {
      std::string_view written;
      std::string_view meant;
    };
    constexpr std::array kSlips = {
        Slip{"True", "true"},      Slip{"TRUE", "true"}, Slip{"False", "false"}, Slip{"FALSE", "false"},
        Slip{"None", "null"},      Slip{"Null", "null"}, Slip{"NULL", "null"},   Slip{"nil", "null"},
        Slip{"nan", ""},           Slip{"NaN", ""},      Slip{"Infinity", ""},   Slip{"-Infinity", ""},
        Slip{"+Infinity", ""},     Slip{"inf", ""},      Slip{"-inf", ""},       Slip{"Inf", ""},
        Slip{"undefined", "null"},
    };
    const std::string_view word = text_.substr(begin, word_end(begin) - begin);
    const auto slip = std::ranges::find(kSlips, word, &Slip::written);
    if (slip == kSlips.end()) return word_is(begin, " is no JSON value", "a string needs double quotes");
    if (slip->meant.empty()) return word_is(begin, " is no JSON number", "write `null`, or a string, or leave it out");
    return word_is(begin, " is no JSON value", "write " + code(slip->meant));
  }

  Explanation trailing_comma(std::string_view container) const {
    std::string text = "a comma stands after the last ";
    text += container;
    return {.begin = *before_, .end = *before_ + 1, .text = std::move(text), .help = "take the comma out"};
  }

  Explanation value_expected() const {
    // The parser may have stopped in the middle of a literal such as `nul`.
    std::size_t begin = at_;
    while (begin > 0 && is_letter(text_[begin - 1])) --begin;
    if (begin < at_) return wrong_word(begin);
    if (at_end()) return file_ends();
    if (here() == ']' && after(',')) return trailing_comma("item");
    if (in(",]}", here()) && after(':')) return here_is("the member has a name but no value");
    if (here() == ',')
      return here_is("a value is missing before the comma", "take the comma out, or put a value before it");
    if (in("]}", here()) && after(',')) return here_is("a value is missing after the comma");
    if (is_wrong_bracket()) return wrong_bracket();
    if (in("]}", here())) return here_is("a closing bracket stands where a value has to be");
    if (auto explanation = foreign()) return *std::move(explanation);
    if (here() == '+') return word_is(at_, " begins with a plus sign", "JSON numbers have none: take it out");
    if (here() == '.') return word_is(at_, " has no digit before the point", "put a 0 before it");
    if (is_word(here())) return wrong_word(at_);
    return character_is("no JSON value begins with {}");
  }

  Explanation name_expected() const {
    if (at_end()) return file_ends();
    if (here() == '}' && after(',')) return trailing_comma("member");
    if (here() == ',') return here_is("a member is missing before the comma", "take the comma out");
    if (is_wrong_bracket()) return wrong_bracket();
    if (here() == ':') return here_is("a member name is missing before the colon");
    if (auto explanation = foreign()) return *std::move(explanation);
    if (is_word(here())) return word_is(at_, " is a member name without quotes", "write it in double quotes");
    return character_is("a member name has to stand here, not {}", "member names are strings in double quotes");
  }

  Explanation colon_expected() const {
    if (at_end()) return file_ends();
    if (in(",}", here()))
      return here_is("the member has a name but no value", "put a colon and a value after the name");
    if (here() == '=') return here_is("`=` stands between name and value", "JSON puts a colon there");
    if (auto explanation = foreign()) return *std::move(explanation);
    return here_is("a colon is missing after the member name");
  }

  Explanation separator_expected() const {
    assert(container_ && "commas are expected inside containers only");
    // A letter after a letter belongs to a literal that was read too early: `truex`.
    if (at_ > 0 && is_letter(text_[at_ - 1]) && (at_end() || is_word(here()))) {
      std::size_t begin = at_;
      while (begin > 0 && is_letter(text_[begin - 1])) --begin;
      if (!at_end()) return wrong_word(begin);
    }
    if (at_end()) return file_ends();
    const bool array = container_->kind == Kind::Array;
    if (is_wrong_bracket()) return wrong_bracket();
    if (array && here() == ':')
      return here_is("a colon stands after an item of an array", "members with names need an object: `{…}`");
    if (here() == ';') return here_is("`;` stands where a comma has to be");
    if (auto explanation = foreign()) return *std::move(explanation);
    if (in("\"{[", here()) || is_word(here())) {
      return here_is(array ? "a comma is missing between two items" : "a comma is missing between two members",
                     "put a comma before this");
    }
    return character_is(std::string("a comma or ") + (array ? "`]`" : "`}`") + " has to stand here, not {}");
  }

  Explanation end_expected() const {
    if (at_ > 0 && is_letter(text_[at_ - 1]) && is_word(here())) {
      std::size_t begin = at_;
      while (begin > 0 && is_letter(text_[begin - 1])) --begin;
      return wrong_word(begin);
    }
    if (in("]}", here())) return character_is("the bracket {} closes nothing", "take it out");
    if (auto explanation = foreign()) return *std::move(explanation);
    if (here() == ',') return here_is("a comma follows the value", "take it out, or put the values into an array");
    if (in("{[\"", here()) || is_word(here())) {
      return here_is("a second value follows the first", "a JSON text holds one value; put several into an array");
    }
    return character_is("something follows the value: {}");
  }

  Explanation open_string() const {
    return {.begin = error_.token_begin,
            .end = error_.token_begin + 1,
            .text = unit_ends() + " inside a string",
            .help = "close it with `\"`"};
  }

  Explanation control_character() const {
    if (in("\r\n", here())) {
      return here_is("the line ends inside a string", "close the string with `\"`, or write a line break as `\\n`");
    }
    if (here() == '\t') return here_is("a tab stands inside a string", "write it as `\\t`");
    const std::string escape = quote(text_.substr(at_, 1));
    return here_is("a control character stands inside a string",
                   "write it as " + code(std::string_view(escape).substr(1, escape.size() - 2)));
  }

  Explanation bad_escape() const {
    std::size_t end = std::min(at_ + 1, text_.size());
    if (end < text_.size()) next_code_point(text_, end);
    if (text_.substr(at_).starts_with("\\u")) {
      return {.begin = at_, .end = end, .text = "`\\u` needs four hexadecimal digits", .help = {}};
    }
    const std::string written = quote(text_.substr(at_ + 1, end - at_ - 1));
    return {.begin = at_,
            .end = end,
            .text = "a backslash before {} is no escape",
            .help = "write a backslash itself as `\\\\`",
            .quoted = written};
  }

  Explanation lone_surrogate() const {
    return {.begin = at_,
            .end = std::min(at_ + 6, text_.size()),
            .text = "{} is half of a surrogate pair",
            .help = "UTF-8 cannot hold it; write both halves, or the character itself",
            .quoted = "the escape " + code(text_.substr(at_, 6))};
  }

  Explanation bad_number() const {
    const std::size_t begin = error_.token_begin;
    const std::size_t end = word_end(begin);
    const std::string_view word = text_.substr(begin, end - begin);
    const std::string_view unsigned_word = word.substr(word.starts_with('-') ? 1 : 0);
    if (unsigned_word.empty()) return word_is(begin, " is a sign without a number", {});
    if (is_letter(unsigned_word.front())) return wrong_word(begin);
    if (unsigned_word.starts_with("0x") || unsigned_word.starts_with("0X")) {
      return word_is(begin, " is hexadecimal", "JSON numbers are decimal");
    }
    if (unsigned_word.front() == '.') return word_is(begin, " has no digit before the point", "put a 0 before it");
    const bool leading_zero =
        unsigned_word.size() > 1 && unsigned_word[0] == '0' && unsigned_word[1] >= '0' && unsigned_word[1] <= '9';
    if (leading_zero)
      return word_is(begin, " begins with a zero",
                     "JSON takes none in front of other digits; write a string if it counts");
    const std::size_t length = json_number_length(word);
    if (in(".", word[length]))
      return word_is(begin, " has no digit after the point", "put a 0 after it, or take the point out");
    if (in("eE", word[length])) return word_is(begin, " has no digit in its exponent", {});
    return word_is(begin, " is no JSON number", "a string needs double quotes");
  }

  std::string_view text_;
  std::size_t at_;
  const JsonError& error_;
  const std::optional<OpenContainer>& container_;
  std::string_view unit_;
  std::optional<std::size_t> before_;  // the last byte before at_ that is not white space
};

}  // namespace

Finding explain(const JsonError& error, SourceId source, std::string_view text,
                const std::optional<OpenContainer>& container, std::string_view unit) {
  Explanation explanation = Explainer(text, error, container, unit).explain();
  const Code code = error.problem == JsonProblem::LoneSurrogate ? Code::Encoding : Code::Syntax;
  const bool about_container = explanation.about_container;
  Finding finding = make_detail(code, source, explanation.begin, explanation.end, std::move(explanation.text),
                                std::move(explanation.help), std::move(explanation.quoted));
  const auto relate = [&finding, source](std::size_t begin, std::size_t end, std::string label) {
    const Span span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
    finding.related.push_back({.where = {.source = source, .span = span}, .label = std::move(label)});
  };
  if (error.problem == JsonProblem::OpenString) {
    relate(text.size(), text.size(), "the " + std::string(unit) + " ends here");
  } else if (error.problem == JsonProblem::ControlCharacter) {
    relate(error.token_begin, error.token_begin + 1, "the string begins here");
  } else if (container && about_container) {
    relate(container->bracket.begin, container->bracket.begin + 1, "opened here");
  }
  return finding;
}

}  // namespace contract::internal
